module Shop.Pricing

open System

// A shape with its area
type Shape =
    | Circle of radius: float
    | Square of side: float

[<Literal>]
let Rate = 0.19

let area shape =
    match shape with
    | Circle r -> Math.PI * r ** 2.0
    | Square s -> s * s

let report (items: Shape list) =
    items
    |> List.map area
    |> List.iter (fun a -> printfn "%.2f and %s\n" a (string 'x'))
(* the end *)

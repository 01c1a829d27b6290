(* A tree (* nested *) of values *)
open Printf

type 'a tree =
  | Leaf
  | Node of 'a tree * 'a * 'a tree

module IntMap = Map.Make (Int)

let rec insert x = function
  | Leaf -> Node (Leaf, x, Leaf)
  | Node (l, y, r) as t ->
    if x < y then Node (insert x l, y, r)
    else if x > y then Node (l, y, insert x r)
    else t
[@@inline]

let () =
  let t = List.fold_left (fun t x -> insert x t) Leaf [3; 1_000; 0xff] in
  printf "%d %s\n" 42 {|raw "text"|};
  ignore (t, 'c', ~-1.5, ref true)

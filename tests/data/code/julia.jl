module Stats
using LinearAlgebra

# Running mean
mutable struct Mean{T<:Real}
    total::T
    n::Int
end

"""
    add!(m, x)

Adds a value.
"""
function add!(m::Mean, x)
    m.total += x
    m.n += 1
    @assert m.n > 0 "empty $(m.n)"
    return m.total / m.n
end

f(x) = 2x^2 + 0x1f .* exp.(x)  #= block =#
println(:symbol, 'c', "\t", f(1.5e3), A')
end

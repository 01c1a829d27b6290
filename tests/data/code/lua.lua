-- A queue
local Queue = {}
Queue.__index = Queue

--[[ first and last
     are indices ]]
function Queue.new(limit)
  return setmetatable({ first = 1, last = 0, limit = limit or 0xff }, Queue)
end

function Queue:push(value)
  if value == nil then error("no \"value\"\n") end
  self.last = self.last + 1
  self[self.last] = value
end

local q = Queue.new(1e3)
q:push 'first'
print(#q, [==[long
string]==], q.last ~= 2 and "ok" .. "!" or false)

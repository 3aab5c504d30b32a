--[[
  Counts what waits, by priority, and since when the oldest does.
  BullMQ's score of a job is its priority * 2^32 plus a counter.
  KEYS  1 prioritized   2 wait   3 delayed   4 active     ARGV  1 prefix of BullMQ's jobs   2 of records
  Gives {delayed, active, oldest, priority, count, priority, count ...}; oldest in ms, 0 where none waits.
]]
local call = redis.call
local step = 4294967296
local counts = {}
local oldest = 0
local function see(id)
  local since = tonumber(call('HGET', ARGV[2] .. string.match(id, '^[^.]+'), 'since') or 0)
  if since > 0 and (oldest == 0 or since < oldest) then oldest = since end
end

local from = '-inf'
while true do
  local first = call('ZRANGE', KEYS[1], from, '+inf', 'BYSCORE', 'LIMIT', 0, 1, 'WITHSCORES')
  if #first == 0 then break end
  local priority = math.floor(tonumber(first[2]) / step)
  local below = string.format('%.0f', (priority + 1) * step)
  counts[priority] = call('ZCOUNT', KEYS[1], string.format('%.0f', priority * step), '(' .. below)
  see(first[1])
  from = below
end
-- Stalled jobs wait in a list of their own, which goes first; there are few.
for _, id in ipairs(call('LRANGE', KEYS[2], 0, 999)) do
  local priority = tonumber(call('HGET', ARGV[1] .. id, 'priority') or 0)
  counts[priority] = (counts[priority] or 0) + 1
  see(id)
end

local answer = {call('ZCARD', KEYS[3]), call('LLEN', KEYS[4]), oldest}
for priority, count in pairs(counts) do
  answer[#answer + 1] = priority
  answer[#answer + 1] = count
end
return answer

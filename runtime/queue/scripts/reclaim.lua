--[[
  Takes the lock of a job that is active and that nobody holds. BullMQ takes a job for stalled in one step with
  looking at its lock, so it cannot come in between.
  KEYS  1 lock   2 active     ARGV  1 token   2 for how long, in ms   3 id
]]
local holder = redis.call('GET', KEYS[1])
if holder == ARGV[1] then return 1 end
if holder or not redis.call('LPOS', KEYS[2], ARGV[3]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1

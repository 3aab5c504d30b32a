--[[
  Keeps where an attempt stands, unless the job is past it.
  KEYS  1 record     ARGV  1 attempt   2 progress   3 channel
]]
local standing = redis.call('HMGET', KEYS[1], 'state', 'attempt')
if standing[1] ~= 'PROCESSING' or standing[2] ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'progress', ARGV[2])
redis.call('PUBLISH', ARGV[3], ARGV[2])
return 1

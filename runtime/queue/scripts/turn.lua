--[[
  Takes a turn that nobody else has, and keeps it for a time; with no time, gives it back.

  KEYS  1 whose turn it is     ARGV  1 who asks   2 for how long, in ms; 0 to give it back
  Gives 1 where it is now or was the asker's, else 0.
]]
local call = redis.call
local holder = call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
if ARGV[2] == '0' then call('DEL', KEYS[1]) else call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
return 1

--[[
  Adds to figures, once: whoever had no answer sends them again.    KEYS  1 metrics  2 added    ARGV  seconds for which `added` is
  kept, field, amount, field, amount ...
]]
if not redis.call('SET', KEYS[2], '1', 'NX', 'EX', ARGV[1]) then return end
for i = 2, #ARGV, 2 do redis.call('HINCRBYFLOAT', KEYS[1], ARGV[i], ARGV[i + 1]) end

--[[
  Forgets jobs whose time is over.
  KEYS  1 expiry     ARGV  1 now, in ms   2 how many at once   3 prefix of records   4 of indexes of states
                           5 ... prefixes of a job's further keys
]]
local call = redis.call
local ids = call('ZRANGE', KEYS[1], '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
  local record = ARGV[3] .. id
  local kept = call('HMGET', record, 'indexes', 'state')
  if kept[1] then
    for _, index in ipairs(cjson.decode(kept[1])) do call('ZREM', index, id) end
    call('ZREM', ARGV[4] .. kept[2], id)
  end
  call('DEL', record)
  for i = 5, #ARGV do call('DEL', ARGV[i] .. id) end
  call('ZREM', KEYS[1], id)
end
return #ids

--[[
  Forgets jobs whose time is over.
  KEYS  1 prefix     ARGV  1 now, in ms   2 how many at once
  Gives how many they were.
]]
local call, prefix = redis.call, KEYS[1]
local ids = call('ZRANGE', prefix .. ':expiry', '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
  local job = prefix .. ':job:' .. id
  local kept = call('HMGET', job, 'indexes', 'state')
  if kept[1] then
    for _, index in ipairs(cjson.decode(kept[1])) do call('ZREM', prefix .. ':index:' .. index, id) end
    call('ZREM', prefix .. ':index:state:' .. kept[2], id)
  end
  call('DEL', job)
  for _, name in ipairs({'events', 'logs', 'deliveries', 'cancel'}) do call('DEL', prefix .. ':' .. name .. ':' .. id) end
  call('ZREM', prefix .. ':expiry', id)
end
return #ids

--[[
  Writes a record if it follows on the version that was read, with all that goes with it.

  KEYS  1 prefix of all keys but the lock   2 lock of the job, or empty
  ARGV  1 id   2 version that was read, 0 for none   3 of this write, to know it again
        4 record without its request   5 state before, or empty   6 state   7 attempt   8 event
        9 since when it is in this state, in ms
        10 where it ends: when it is forgotten; where it failed: when it is due; in ms, or empty
        11 token of the lock's holder
        12 for the outbox: {url, body} as JSON, or empty
        13 of a new record: its request, and 14 its indexes as JSON; or empty
        15 ... figures that grow by one
  Gives {1} written, {2} written although its worker is to stop, {0, record, request} where another version stands,
  {-1} where the lock is another's.
]]
local call = redis.call
local prefix, id, before, after = KEYS[1], ARGV[1], ARGV[5], ARGV[6]
local job = prefix .. ':job:' .. id
local standing = call('HMGET', job, 'version', 'write')
if (standing[1] or '0') ~= ARGV[2] then
  -- After a broken connection a script may arrive twice.
  if standing[2] == ARGV[3] then return {1} end
  local kept = call('HMGET', job, 'record', 'request')
  return {0, kept[1], kept[2]}
end
if KEYS[2] ~= '' and call('GET', KEYS[2]) ~= ARGV[11] then return {-1} end

-- The clock is a stream of one entry: its ids grow over all jobs, even where the machine's clock is set back.
local eventId = call('XADD', prefix .. ':clock', 'MAXLEN', 1, '*', 'job', id)
call('XADD', prefix .. ':events:' .. id, 'MAXLEN', '~', 1000, eventId, 'state', after, 'event', ARGV[8])
if ARGV[12] ~= '' then
  local hook = cjson.decode(ARGV[12])
  call('XADD', prefix .. ':outbox', 'MAXLEN', '~', 1000000, eventId, 'job', id, 'url', hook[1], 'body', hook[2])
end
call('HSET', job, 'record', ARGV[4], 'version', ARGV[2] + 1, 'write', ARGV[3], 'state', after, 'attempt', ARGV[7],
  'since', ARGV[9])
if before == '' then
  call('HSET', job, 'request', ARGV[13], 'indexes', ARGV[14])
  for _, index in ipairs(cjson.decode(ARGV[14])) do call('ZADD', prefix .. ':index:' .. index, 0, id) end
elseif before == 'PROCESSING' then
  call('HDEL', job, 'progress')
elseif before == 'FAILED' then
  call('ZREM', prefix .. ':due', id)
elseif before == 'DEAD' then
  call('ZREM', prefix .. ':expiry', id)
end

if before ~= after then
  if before ~= '' then call('ZREM', prefix .. ':index:state:' .. before, id) end
  call('ZADD', prefix .. ':index:state:' .. after, 0, id)
end
if after == 'FAILED' then
  call('ZADD', prefix .. ':due', ARGV[10], id)
  call('PUBLISH', prefix .. ':duenews', ARGV[10])
elseif ARGV[10] ~= '' then
  call('ZADD', prefix .. ':expiry', ARGV[10], id)
end
for i = 15, #ARGV do call('HINCRBY', prefix .. ':metrics', ARGV[i], 1) end
call('PUBLISH', prefix .. ':news:' .. id, '')
if after == 'PROCESSING' then return {1 + call('EXISTS', prefix .. ':cancel:' .. id)} end
return {1}

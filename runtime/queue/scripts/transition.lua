--[[
  Writes a record if it follows on the version that was read, with all that goes with it.

  KEYS  1 record  2 events of the job  3 clock  4 outbox  5 expiry  6 metrics
        7 index of the state before  8 index of the state after
        9 ... further indexes of a new record
  ARGV  1 version that was read, 0 for none   2 of this write, to know it again   3 id
        4 record   5 version   6 state   7 attempt   8 event
        9 when it is forgotten, in ms, or empty   10 channel
        11 lock of the job, or empty   12 its holder's token
        13 body of the webhook, or empty   14 its URL
        15 since when it is in this state, in ms
        16 number of samples; then field and amount of each
  Gives {1} written, {0, record} where another version stands, {-1} where the lock is another's.
]]
local call = redis.call
local standing = call('HMGET', KEYS[1], 'version', 'write')
if (standing[1] or '0') ~= ARGV[1] then
  -- After a broken connection a script may arrive twice.
  if standing[2] == ARGV[2] then return {1} end
  return {0, call('HGET', KEYS[1], 'record')}
end
if ARGV[11] ~= '' and call('GET', ARGV[11]) ~= ARGV[12] then return {-1} end

-- The clock is a stream of one entry: its ids grow over all jobs, even where the machine's clock is set back.
local eventId = call('XADD', KEYS[3], 'MAXLEN', 1, '*', 'job', ARGV[3])
if ARGV[13] ~= '' then
  call('XADD', KEYS[4], 'MAXLEN', '~', 1000000, eventId, 'job', ARGV[3], 'url', ARGV[14], 'body', ARGV[13])
end
call('XADD', KEYS[2], 'MAXLEN', '~', 1000, eventId, 'state', ARGV[6], 'event', ARGV[8])
call('HSET', KEYS[1], 'record', ARGV[4], 'version', ARGV[5], 'write', ARGV[2], 'state', ARGV[6], 'attempt', ARGV[7],
  'since', ARGV[15])

if ARGV[1] == '0' then
  local indexes = {}
  for i = 9, #KEYS do
    call('ZADD', KEYS[i], 0, ARGV[3])
    indexes[#indexes + 1] = KEYS[i]
  end
  call('HSET', KEYS[1], 'indexes', cjson.encode(indexes))
else
  call('HDEL', KEYS[1], 'progress')
end
if KEYS[7] ~= KEYS[8] then
  if ARGV[1] ~= '0' then call('ZREM', KEYS[7], ARGV[3]) end
  call('ZADD', KEYS[8], 0, ARGV[3])
end
if ARGV[9] ~= '' then
  call('ZADD', KEYS[5], ARGV[9], ARGV[3])
else
  call('ZREM', KEYS[5], ARGV[3])
end
for i = 17, 16 + 2 * tonumber(ARGV[16]), 2 do
  call('HINCRBYFLOAT', KEYS[6], ARGV[i], ARGV[i + 1])
end
call('PUBLISH', ARGV[10], '')
return {1}

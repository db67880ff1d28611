-- KEYS the facts; ARGV life, process or '' for a named reader, whether it read live, its position, reader or ''
local meta, life, process, reader = KEYS[1], ARGV[1], ARGV[2], ARGV[5]
if redis.call('HGET', meta, 'g') ~= life then
  return 0
end
local live = meta .. ':' .. life .. ':live'
given(meta, ARGV[4], ARGV[3] == '1')
if reader ~= '' then
  redis.call('HDEL', live, 'r:' .. reader)
  redis.call('HDEL', meta .. ':' .. life .. ':readers', reader)
elseif ARGV[3] == '1' and redis.call('HINCRBY', live, process, -1) <= 0 then
  redis.call('HDEL', live, process)
end
return 1

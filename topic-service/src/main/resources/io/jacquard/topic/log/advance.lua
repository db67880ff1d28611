-- KEYS the facts; ARGV life, position, whether read live, reader or '', what it has taken, lease
local meta, life, reader = KEYS[1], ARGV[1], ARGV[4]
if redis.call('HGET', meta, 'g') ~= life then
  return 0
end
local base = meta .. ':' .. life
given(meta, ARGV[2], ARGV[3] == '1')
if reader ~= '' and redis.call('HEXISTS', base .. ':readers', reader) == 1 then
  redis.call('HSET', base .. ':readers', reader, ARGV[2] .. ' ' .. ARGV[5])
  redis.call('HSET', base .. ':live', 'r:' .. reader, text(now() + tonumber(ARGV[6])))
end
return 1

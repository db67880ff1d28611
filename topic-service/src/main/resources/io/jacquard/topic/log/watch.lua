-- KEYS the facts; ARGV life, process, how many of it watch, how many of them live or '' to leave that
local meta, life, process = KEYS[1], ARGV[1], ARGV[2]
if redis.call('HGET', meta, 'g') ~= life then
  return 0
end
local base = meta .. ':' .. life
local function note(key, count)
  if count == '0' then
    redis.call('HDEL', key, process)
  else
    redis.call('HSET', key, process, count)
  end
end
note(base .. ':watch', ARGV[3])
if ARGV[4] ~= '' then
  note(base .. ':live', ARGV[4])
end
return 1

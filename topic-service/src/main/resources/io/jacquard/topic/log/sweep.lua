-- KEYS the facts; ARGV size limit, retention, how long places of who does not come back are kept
local meta = KEYS[1]
local facts = redis.call('HMGET', meta, 'g', 'l', 'k', 'lo', 'w', 'mb', 'a')
local life = facts[1]
if not life then
  return 0
end
local base, time, retention = meta .. ':' .. life, now(), tonumber(ARGV[2])
local bytes = parts(facts[2])
if retention > 0 and bytes > tonumber(facts[6]) and time - tonumber(facts[7]) >= retention / MARKS then
  redis.call('RPUSH', base .. ':marks', text(bytes) .. ' ' .. facts[3] .. ' ' .. facts[7])
  redis.call('HSET', meta, 'mb', text(bytes), 'mk', facts[3], 'mt', facts[7])
end
trim(meta, base, tonumber(facts[3]), tonumber(facts[4]), facts[5], tonumber(ARGV[1]), retention, time)
local kept = tonumber(ARGV[3])
local live = redis.call('HGETALL', base .. ':live')
for i = 1, #live, 2 do
  if string.sub(live[i], 1, 2) == 'r:' and tonumber(live[i + 1]) < time - kept then
    redis.call('HDEL', base .. ':live', live[i])
    redis.call('HDEL', base .. ':readers', string.sub(live[i], 3))
  end
end
local producers = redis.call('HGETALL', base .. ':producers')
for i = 1, #producers, 2 do
  if tonumber(string.match(producers[i + 1], '%d+$')) < time - kept then
    redis.call('HDEL', base .. ':producers', producers[i])
  end
end
return 1

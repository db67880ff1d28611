-- KEYS the facts; ARGV name, type, life or '', fresh life, most topics, size limit, retention,
-- field of the entries, whether it ends the topic, producer or '', where its bytes begin,
-- how many they are, entries...
local meta = KEYS[1]
local life, kind = ARGV[3], nil
if life == '' then
  life, kind = open(meta, ARGV[1], ARGV[2], ARGV[4], ARGV[5])
  if not life then
    return kind
  end
elseif redis.call('HGET', meta, 'g') ~= life then
  return { GONE }
end
local base = meta .. ':' .. life
local facts = redis.call('HMGET', meta, 'l', 'k', 'lo', 'w', 'mb', 'mk', 'mt')
local last, time = facts[1], now()
local cost, low = tonumber(facts[2]), tonumber(facts[3])
local limit, retention = tonumber(ARGV[6]), tonumber(ARGV[7])
local FIRST = 13

if ARGV[10] ~= '' then
  local known = redis.call('HGET', base .. ':producers', ARGV[10])
  if known and tonumber(string.match(known, '^%d+')) > tonumber(ARGV[11]) then
    return { 0, life, last }
  end
end

local size = 0
for i = FIRST, #ARGV do
  size = size + #ARGV[i]
end
low = trim(meta, base, cost, low, facts[4], limit, retention, time)
if size > 0 and cost - low > limit then
  return { FULL, life }
end

local bytes, ends = parts(last)
for i = FIRST, #ARGV do
  bytes = bytes + #ARGV[i]
  last = text(bytes) .. '-0'
  ends = 0
  cost = cost + #ARGV[i] + ENTRY_COST
  redis.call('XADD', base .. ':data', last, ARGV[8], ARGV[i])
end
local ended = ''
if ARGV[9] == '1' then
  last = text(bytes) .. '-' .. text(ends + 1)
  cost = cost + ENTRY_COST
  redis.call('XADD', base .. ':data', last, 'e', '')
  ended = last
end
redis.call('HSET', meta, 'l', last, 'k', text(cost), 'x', ended, 'a', text(time))
if bytes > tonumber(facts[5]) and (cost - tonumber(facts[6]) >= limit / MARKS
    or (retention > 0 and time - tonumber(facts[7]) >= retention / MARKS)) then
  redis.call('RPUSH', base .. ':marks', text(bytes) .. ' ' .. text(cost) .. ' ' .. text(time))
  redis.call('HSET', meta, 'mb', text(bytes), 'mk', text(cost), 'mt', text(time))
end
if ARGV[10] ~= '' then
  redis.call('HSET', base .. ':producers', ARGV[10], text(tonumber(ARGV[11]) + tonumber(ARGV[12])) .. ' ' .. text(time))
end
if size > 0 or ended ~= '' then
  wake(base, life)
end
return { 0, life, last }

-- KEYS the facts; ARGV name, type or '', fresh life, most topics, process, where to begin, reader or '', lease
local meta = KEYS[1]
local life, kind = open(meta, ARGV[1], ARGV[2], ARGV[3], ARGV[4])
if not life then
  return kind
end
local base = meta .. ':' .. life
local facts = redis.call('HMGET', meta, 'l', 'h', 'f', 'x')
local last, first, ended = facts[1], facts[3], facts[4]
local process, from, reader = ARGV[5], ARGV[6], ARGV[7]
local live = base .. ':live'

local function others()
  local time, found = now(), false
  local fields = redis.call('HGETALL', live)
  for i = 1, #fields, 2 do
    local name = fields[i]
    local here
    if string.sub(name, 1, 2) == 'r:' then
      here = tonumber(fields[i + 1]) > time
    else
      here = tell(name, '')
    end
    if here then
      found = true
    else
      redis.call('HDEL', live, name)
    end
  end
  return found
end

local start, taken = nil, '0'
local known = reader ~= '' and redis.call('HGET', base .. ':readers', reader)
if known then
  start, taken = string.match(known, '^(%S+) (%d+)$')
elseif from == 'live' then
  start = others() and last or facts[2]
elseif from == 'earliest' then
  start = first
elseif from == 'latest' then
  start = last
else
  start = later(from, last) and last or from
end
if later(first, start) then
  start = first
end
if ended ~= '' and not later(ended, start) and not known then
  local bytes, ends = parts(ended)
  start = text(bytes) .. '-' .. text(ends - 1)
end
if reader ~= '' then
  redis.call('HSET', live, 'r:' .. reader, text(now() + tonumber(ARGV[8])))
  redis.call('HSET', base .. ':readers', reader, start .. ' ' .. taken)
elseif from == 'live' then
  redis.call('HINCRBY', live, process, 1)
end
return { 0, life, kind, start, last, taken }

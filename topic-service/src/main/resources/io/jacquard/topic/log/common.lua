-- What the scripts of topics share. A topic is a hash (its facts) and keys named after one life of it:
--   data       the stream; an id is <bytes up to the end of the entry>-<number of ends there>
--   marks      places where the stream may be cut: "<bytes> <cost> <milliseconds>", oldest first
--   live       who reads as the hub's clients do: processes with a count, r:<reader> with an expiry
--   watch      processes that want to be told of every change, with a count
--   readers    places of named readers: "<position> <what they have taken>"
--   producers  how much of a named producer's bytes was taken: "<bytes> <milliseconds>"
-- Facts: g life, t content type, c created, l last position, h furthest position given to a live reader,
--   w the same of any reader, f first position kept, k cost of all, lo cost of what was cut off, mb/mk/mt last mark, a last addition,
--   x the position of the end if the topic is ended.
local NAMES = 'jacquard:topics'
local GONE, FULL, TOO_MANY, OTHER_TYPE = -1, -2, -3, -4
local NDJSON = 'application/x-ndjson'
local ENTRY_COST = 64
local MARKS = 64

local function text(number)
  return string.format('%.0f', number)
end

local function parts(position)
  local bytes, ends = string.match(position, '^(%d+)-(%d+)$')
  return tonumber(bytes), tonumber(ends)
end

local function later(a, b)
  local ab, ae = parts(a)
  local bb, be = parts(b)
  return ab > bb or (ab == bb and ae > be)
end

local function now()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- A process listens as long as it lives: nobody who is told means that it is gone.
local function tell(process, message)
  return redis.call('PUBLISH', 'jacquard:topic-process:' .. process, message) > 0
end

local function wake(base, life)
  for _, process in ipairs(redis.call('HKEYS', base .. ':watch')) do
    if not tell(process, life) then
      redis.call('HDEL', base .. ':watch', process)
      redis.call('HDEL', base .. ':live', process)
    end
  end
end

-- The life of a topic that is there or is made now, and its type; or nil and a refusal. Any type is right for
-- whoever wants '', and NDJSON is chosen for whoever wants '*', if nobody has chosen one before.
local function open(meta, name, wanted, fresh, most)
  local chosen = wanted == '*' and NDJSON or wanted
  local facts = redis.call('HMGET', meta, 'g', 't')
  if facts[1] then
    local kind = facts[2]
    if kind == '' and chosen ~= '' then
      kind = chosen
      redis.call('HSET', meta, 't', kind)
    end
    if wanted ~= '' and wanted ~= '*' and wanted ~= kind then
      return nil, { OTHER_TYPE, kind }
    end
    return facts[1], kind ~= '' and kind or NDJSON
  end
  if redis.call('SCARD', NAMES) >= tonumber(most) then
    return nil, { TOO_MANY }
  end
  local time = text(now())
  redis.call('HSET', meta, 'g', fresh, 't', chosen, 'c', time, 'l', '0-0', 'h', '0-0', 'w', '0-0', 'f', '0-0', 'k', '0',
    'lo', '0', 'mb', '0', 'mk', '0', 'mt', time, 'a', time, 'x', '')
  redis.call('SADD', NAMES, name)
  return fresh, chosen ~= '' and chosen or NDJSON
end

-- Cuts off what is too old, and what is too much but was given to somebody. Returns the cost cut off.
local function trim(meta, base, cost, low, read, limit, retention, time)
  local seen = parts(read)
  local cut
  while true do
    local mark = redis.call('LINDEX', base .. ':marks', 0)
    if not mark then
      break
    end
    local bytes, upto, added = string.match(mark, '^(%d+) (%d+) (%d+)$')
    local old = retention > 0 and tonumber(added) < time - retention
    local much = cost - low > limit and tonumber(bytes) <= seen
    if not old and not much then
      break
    end
    redis.call('LPOP', base .. ':marks')
    low = tonumber(upto)
    cut = tonumber(bytes)
  end
  if cut then
    redis.call('XTRIM', base .. ':data', 'MINID', text(cut + 1))
    redis.call('HSET', meta, 'f', text(cut) .. '-0', 'lo', text(low))
  end
  return low
end

-- Notes that a reader was given everything up to a position.
local function given(meta, position, live)
  local known = redis.call('HMGET', meta, 'h', 'w')
  if live and later(position, known[1]) then
    redis.call('HSET', meta, 'h', position)
  end
  if later(position, known[2]) then
    redis.call('HSET', meta, 'w', position)
  end
end

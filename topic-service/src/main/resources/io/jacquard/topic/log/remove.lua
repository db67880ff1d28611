-- KEYS the facts; ARGV name
local meta = KEYS[1]
local life = redis.call('HGET', meta, 'g')
if not life then
  return 0
end
local base = meta .. ':' .. life
redis.call('UNLINK', meta, base .. ':data', base .. ':marks', base .. ':live', base .. ':readers', base .. ':producers')
redis.call('SREM', NAMES, ARGV[1])
wake(base, life)
redis.call('UNLINK', base .. ':watch')
return 1

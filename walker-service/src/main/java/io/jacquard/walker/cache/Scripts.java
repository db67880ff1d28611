package io.jacquard.walker.cache;

/**
 * What Redis does in one step. A realm is a hash, a stream and the cached documents. The hash holds
 * the epoch of the realm, another one whenever something may have been lost, and for each document
 * that is about to change "deadline commit commit … !", the last where commits overlapped. The
 * stream holds the names of documents as they are announced and settled.
 */
final class Scripts {
  private Scripts() {}

  private static final String COMMON =
      """
      local state, list = KEYS[1], KEYS[2]
      local time = redis.call('TIME')
      local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
      local function keepUp()
        redis.call('PEXPIRE', state, 86400000)
        redis.call('PEXPIRE', list, 86400000)
      end
      local function tell(names)
        redis.call('XADD', list, 'MAXLEN', '~', 10000, '*', 'k', names)
        keepUp()
      end
      """;

  /** ARGV: the run of the server, a new name. The epoch, and the end of the list. */
  static final String JOIN =
      COMMON
          + """
          local epoch = redis.call('HGET', state, 'epoch')
          local last = redis.call('XREVRANGE', list, '+', '-', 'COUNT', 1)
          if not epoch or #last == 0 or string.sub(epoch, 1, #ARGV[1]) ~= ARGV[1] then
            epoch = ARGV[1] .. ':' .. ARGV[2]
            redis.call('DEL', state, list)
            redis.call('HSET', state, 'epoch', epoch)
            tell('')
            last = redis.call('XREVRANGE', list, '+', '-', 'COUNT', 1)
          end
          return {epoch, last[1][1]}
          """;

  /**
   * ARGV: epoch, place, most entries. Entries of the list; nothing when the realm lost something.
   */
  static final String NEWS =
      COMMON
          + """
          if redis.call('HGET', state, 'epoch') ~= ARGV[1]
              or #redis.call('XRANGE', list, ARGV[2], ARGV[2]) == 0 then
            return false
          end
          local found = redis.call('XREAD', 'COUNT', ARGV[3], 'STREAMS', list, ARGV[2])
          local news = {}
          if found then
            for i, entry in ipairs(found[1][2]) do
              news[i] = {entry[1], entry[2][2]}
            end
          end
          return news
          """;

  /** ARGV: epoch, commit, patience in ms, names in one; then each name. KEYS: also its document. */
  static final String ANNOUNCE =
      COMMON
          + """
          if redis.call('HGET', state, 'epoch') ~= ARGV[1] then
            return 0
          end
          for i = 3, #KEYS do
            local field = 'd:' .. ARGV[i + 2]
            local doubt = redis.call('HGET', state, field)
            local others = ''
            if doubt then
              local deadline, rest = string.match(doubt, '^(%d+)(.*)$')
              if tonumber(deadline) > now and rest ~= '' then
                others = rest
                if not string.find(rest, '!', 1, true) then
                  others = others .. ' !'
                end
              end
            end
            redis.call('HSET', state, field, (now + tonumber(ARGV[3])) .. ' ' .. ARGV[2] .. others)
            redis.call('DEL', KEYS[i])
          end
          tell(ARGV[4])
          return 1
          """;

  /** ARGV: epoch, commit, life in ms, names in one; then each name and its value. */
  static final String SETTLE =
      COMMON
          + """
          if redis.call('HGET', state, 'epoch') ~= ARGV[1] then
            return 0
          end
          local known = 1
          for i = 3, #KEYS do
            local field = 'd:' .. ARGV[2 * i - 1]
            local value = ARGV[2 * i]
            local doubt = redis.call('HGET', state, field)
            local at, upTo = nil, nil
            if doubt then
              at, upTo = string.find(doubt, ' ' .. ARGV[2], 1, true)
            end
            if at then
              local rest = string.sub(doubt, 1, at - 1) .. string.sub(doubt, upTo + 1)
              local left = string.match(rest, '^%d+(.*)$')
              if left == '' then
                redis.call('HDEL', state, field)
                if value ~= '' then
                  redis.call('SET', KEYS[i], value, 'PX', ARGV[3])
                end
              elseif left == ' !' then
                redis.call('HDEL', state, field)
              else
                redis.call('HSET', state, field, rest)
              end
            else
              known = 0
            end
          end
          tell(ARGV[4])
          return known
          """;

  /**
   * ARGV: epoch, place, life in ms, most entries; then each name and its value. Taken as 1 or 0.
   */
  static final String OFFER =
      COMMON
          + """
          local taken = {}
          for i = 3, #KEYS do
            taken[i - 2] = 0
          end
          if redis.call('HGET', state, 'epoch') ~= ARGV[1]
              or #redis.call('XRANGE', list, ARGV[2], ARGV[2]) == 0 then
            return taken
          end
          local most = tonumber(ARGV[4])
          local found = redis.call('XREAD', 'COUNT', most + 1, 'STREAMS', list, ARGV[2])
          local changed = {}
          if found then
            if #found[1][2] > most then
              return taken
            end
            for _, entry in ipairs(found[1][2]) do
              for name in string.gmatch(entry[2][2], '[^\\n]+') do
                changed[name] = true
              end
            end
          end
          for i = 3, #KEYS do
            local name, value = ARGV[2 * i - 1], ARGV[2 * i]
            local field = 'd:' .. name
            local doubt = redis.call('HGET', state, field)
            if doubt and tonumber(string.match(doubt, '^%d+')) <= now then
              redis.call('HDEL', state, field)
              doubt = false
            end
            if not doubt and not changed[name] then
              if value ~= '' then
                redis.call('SET', KEYS[i], value, 'PX', ARGV[3])
              end
              taken[i - 2] = 1
            end
          end
          return taken
          """;
}

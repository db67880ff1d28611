package io.jacquard.jac.runtime.container.dict;

import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.SecretHash;
import io.jacquard.jac.runtime.container.Sizes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The hash table under a dictionary: entries lie in insertion order in three parallel arrays, an
 * index of positions finds them by open addressing with perturbed jumps. Up to eight entries need
 * no index. A removed entry leaves a gap that the next growth closes.
 *
 * <p>Texts from outside may be chosen so that their hashes collide; a table that has to probe long
 * for a text changes to a secret hash.
 */
class DictTable {
  private static final int SMALL = 8;
  private static final int LONG_RUN = 128;
  private static final int GONE = -1;
  private static final Object[] NOTHING = {};
  private static final int[] NO_HASHES = {};

  private @Nullable Object[] keys = NOTHING;
  private @Nullable Object[] values = NOTHING;
  private int[] hashes = NO_HASHES;
  private int @Nullable [] index;
  private int filled;
  private int end;
  private int size;
  private boolean secret;

  int size() {
    return size;
  }

  /** One past the last position in use. */
  int end() {
    return end;
  }

  final Object key(int at) {
    return present(keys[at]);
  }

  final Object value(int at) {
    return present(values[at]);
  }

  private static Object present(@Nullable Object held) {
    if (held == null) {
      throw Iteration.changed("dictionary");
    }
    return held;
  }

  /** The next position in use after one, or -1. */
  int next(int at) {
    for (int i = at + 1; i < end; i++) {
      if (keys[i] != null) {
        return i;
      }
    }
    return -1;
  }

  /** The last position in use before one, or -1. */
  int previous(int at) {
    for (int i = Math.min(at, end) - 1; i >= 0; i--) {
      if (keys[i] != null) {
        return i;
      }
    }
    return -1;
  }

  @Nullable Object get(Object key) {
    int at = find(key, hash(key));
    return at < 0 ? null : values[at];
  }

  /** Sets a key's value; keeps the key that is there. */
  void put(Object key, Object value) {
    int hash = hash(key);
    int at = find(key, hash);
    if (at >= 0) {
      values[at] = value;
    } else {
      append(key, secret ? hash(key) : hash, value);
    }
  }

  void putAll(DictTable other) {
    for (int at = other.next(-1); at >= 0; at = other.next(at)) {
      put(other.key(at), other.value(at));
    }
  }

  @Nullable Object remove(Object key) {
    int hash = hash(key);
    int at = find(key, hash);
    if (at < 0) {
      return null;
    }
    return unlink(at);
  }

  @Nullable PyTuple removeLast() {
    int at = previous(end);
    if (at < 0) {
      return null;
    }
    Object key = key(at);
    return PyTuple.of(key, unlink(at));
  }

  /** Takes the entry at a position out; all that removes a single entry comes by here. */
  Object unlink(int at) {
    Object value = value(at);
    if (index != null) {
      index[slotHolding(index, hashes[at], at + 1)] = GONE;
    }
    keys[at] = null;
    values[at] = null;
    size--;
    while (end > 0 && keys[end - 1] == null) {
      end--;
    }
    return value;
  }

  void clear() {
    keys = NOTHING;
    values = NOTHING;
    hashes = NO_HASHES;
    index = null;
    filled = 0;
    end = 0;
    size = 0;
  }

  DictTable copy() {
    DictTable copy = new DictTable();
    copy.keys = keys.clone();
    copy.values = values.clone();
    copy.hashes = hashes.clone();
    copy.index = index == null ? null : index.clone();
    copy.filled = filled;
    copy.end = end;
    copy.size = size;
    copy.secret = secret;
    return copy;
  }

  private int hash(Object key) {
    if (key instanceof String text) {
      return secret ? SecretHash.of(text) : text.hashCode();
    }
    return Keys.folded(key);
  }

  private int find(Object key, int hash) {
    int[] slots = index;
    if (slots == null) {
      for (int at = 0; at < end; at++) {
        if (hashes[at] == hash && matches(keys[at], key)) {
          return at;
        }
      }
      return -1;
    }
    int mask = slots.length - 1;
    int perturb = hash;
    int slot = hash & mask;
    int run = 0;
    while (true) {
      int held = slots[slot];
      if (held == 0) {
        return run > LONG_RUN ? harden(key) : -1;
      }
      if (held > 0 && hashes[held - 1] == hash && matches(keys[held - 1], key)) {
        return held - 1;
      }
      run++;
      perturb >>>= 5;
      slot = (slot * 5 + 1 + perturb) & mask;
    }
  }

  private static boolean matches(@Nullable Object held, Object key) {
    if (Identity.same(held, key)) {
      return true;
    }
    if (held instanceof String a && key instanceof String b) {
      return a.equals(b);
    }
    if (held instanceof Long a && key instanceof Long b) {
      return a.longValue() == b.longValue();
    }
    return held != null && Keys.same(held, key);
  }

  /** Changes to the secret hash and looks a text up again. */
  private int harden(Object key) {
    if (secret || !(key instanceof String)) {
      return -1;
    }
    secret = true;
    for (int at = 0; at < end; at++) {
      if (keys[at] instanceof String text) {
        hashes[at] = SecretHash.of(text);
      }
    }
    reindex(keys.length);
    return find(key, hash(key));
  }

  private void append(Object key, int hash, Object value) {
    if (end == keys.length || (index != null && filled * 3L >= index.length * 2L)) {
      makeRoom();
    }
    int at = end++;
    keys[at] = key;
    values[at] = value;
    hashes[at] = hash;
    size++;
    if (index != null) {
      link(index, hash, at);
    }
  }

  private void link(int[] slots, int hash, int at) {
    slots[slotHolding(slots, hash, 0)] = at + 1;
    filled++;
  }

  /** The slot with that content on the path of a hash; {@link #find} takes the same path. */
  private static int slotHolding(int[] slots, int hash, int content) {
    int mask = slots.length - 1;
    int perturb = hash;
    int slot = hash & mask;
    while (slots[slot] != content) {
      perturb >>>= 5;
      slot = (slot * 5 + 1 + perturb) & mask;
    }
    return slot;
  }

  /** Closes the gaps, and grows when few of them were found. */
  private void makeRoom() {
    int capacity = size * 4L >= keys.length * 3L ? larger() : keys.length;
    if (size < end) {
      closeGaps();
    }
    keys = Arrays.copyOf(keys, capacity);
    values = Arrays.copyOf(values, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
    reindex(capacity);
  }

  private void closeGaps() {
    int kept = 0;
    for (int at = 0; at < end; at++) {
      if (keys[at] != null) {
        keys[kept] = keys[at];
        values[kept] = values[at];
        hashes[kept] = hashes[at];
        kept++;
      }
    }
    Arrays.fill(keys, kept, end, null);
    Arrays.fill(values, kept, end, null);
    end = kept;
  }

  private int larger() {
    return switch (keys.length) {
      case 0 -> 4;
      case 4 -> SMALL;
      default -> {
        if (keys.length > 1 << 15) {
          Sizes.check(keys.length + 1L);
        }
        yield Math.multiplyExact(keys.length, 2);
      }
    };
  }

  private void reindex(int capacity) {
    filled = 0;
    if (capacity <= SMALL) {
      index = null;
      return;
    }
    int length = Integer.highestOneBit(Math.max(capacity, 1)) << 1;
    int[] slots = new int[length];
    for (int at = 0; at < end; at++) {
      if (keys[at] != null) {
        link(slots, hashes[at], at);
      }
    }
    index = slots;
  }
}

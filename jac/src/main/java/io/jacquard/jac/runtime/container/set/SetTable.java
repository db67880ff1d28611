package io.jacquard.jac.runtime.container.set;

import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.container.Sizes;
import org.jspecify.annotations.Nullable;

/**
 * The hash table under a set. It probes and grows by the rules that CPython documents for its own
 * (short linear runs, then a perturbed jump; fourfold growth at three fifths), because programs
 * show the order of their sets: equal hashes give equal order.
 */
final class SetTable {
  private static final int SMALLEST = 8;
  private static final int RUN = 9;
  private static final int LARGE = 50_000;
  private static final Object GONE = new Object();

  private @Nullable Object[] members = new Object[SMALLEST];
  private long[] hashes = new long[SMALLEST];
  private int filled;
  private int size;
  private int finger;

  int size() {
    return size;
  }

  /** The next slot in use after one, or -1. */
  int next(int slot) {
    for (int i = slot + 1; i < members.length; i++) {
      if (inUse(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean inUse(int slot) {
    return isMember(members[slot]);
  }

  private static boolean isMember(@Nullable Object held) {
    return held != null && !Identity.same(held, GONE);
  }

  Object member(int slot) {
    Object member = members[slot];
    if (member == null) {
      throw Iteration.changed("Set");
    }
    return member;
  }

  boolean contains(Object member) {
    return find(member, Keys.hash(member)) >= 0;
  }

  /**
   * The slot of a member; else {@code -1 - slot} of where it belongs: the first gap or free one.
   */
  private int find(Object member, long hash) {
    int mask = members.length - 1;
    int gap = -1;
    long perturb = hash;
    int slot = (int) hash & mask;
    while (true) {
      int last = slot + RUN <= mask ? slot + RUN : slot;
      for (int at = slot; at <= last; at++) {
        Object held = members[at];
        if (held == null) {
          return -1 - (gap < 0 ? at : gap);
        }
        if (gap < 0 && Identity.same(held, GONE)) {
          gap = at;
        }
        if (hashes[at] == hash && isMember(held) && Keys.same(held, member)) {
          return at;
        }
      }
      perturb >>>= 5;
      slot = (int) (slot * 5L + 1 + perturb) & mask;
    }
  }

  boolean add(Object member) {
    return add(member, Keys.hash(member));
  }

  private boolean add(Object member, long hash) {
    int slot = find(member, hash);
    if (slot >= 0) {
      return false;
    }
    int free = -1 - slot;
    boolean gap = members[free] != null;
    members[free] = member;
    hashes[free] = hash;
    size++;
    if (gap) {
      return true;
    }
    filled++;
    if (filled * 5L >= (members.length - 1) * 3L) {
      resize(size > LARGE ? size * 2L : size * 4L);
    }
    return true;
  }

  boolean remove(Object member) {
    return remove(member, Keys.hash(member));
  }

  private boolean remove(Object member, long hash) {
    int slot = find(member, hash);
    if (slot < 0) {
      return false;
    }
    members[slot] = GONE;
    size--;
    return true;
  }

  /** Removes and answers any member; the set must not be empty. */
  Object pop() {
    int slot = finger & (members.length - 1);
    while (!inUse(slot)) {
      slot = (slot + 1) & (members.length - 1);
    }
    Object member = member(slot);
    members[slot] = GONE;
    size--;
    finger = slot + 1;
    return member;
  }

  /** Makes room at once for that many more members. */
  void reserve(int more) {
    if ((filled + (long) more) * 5 >= (members.length - 1) * 3L) {
      resize((size + (long) more) * 2);
    }
  }

  void addAll(SetTable other) {
    reserve(other.size);
    if (filled == 0 && members.length == other.members.length && other.filled == other.size) {
      members = other.members.clone();
      hashes = other.hashes.clone();
      filled = other.filled;
      size = other.size;
      return;
    }
    for (int slot = other.next(-1); slot >= 0; slot = other.next(slot)) {
      add(other.member(slot), other.hashes[slot]);
    }
  }

  /** Removes all members of another table, and then the gaps if they are many. */
  void removeAll(SetTable other) {
    for (int slot = other.next(-1); slot >= 0; slot = other.next(slot)) {
      remove(other.member(slot), other.hashes[slot]);
    }
    if (filled - size > (members.length - 1) / 4) {
      resize(size > LARGE ? size * 2L : size * 4L);
    }
  }

  /** Removes each member of another table that is here, and adds each that is not. */
  void toggleAll(SetTable other) {
    for (int slot = other.next(-1); slot >= 0; slot = other.next(slot)) {
      Object member = other.member(slot);
      if (!remove(member, other.hashes[slot])) {
        add(member, other.hashes[slot]);
      }
    }
  }

  SetTable copy() {
    SetTable copy = new SetTable();
    copy.members = members.clone();
    copy.hashes = hashes.clone();
    copy.filled = filled;
    copy.size = size;
    return copy;
  }

  private void resize(long wanted) {
    if (wanted > 1 << 17) {
      Sizes.check(wanted / 2);
    }
    long length = SMALLEST;
    while (length <= wanted) {
      length <<= 1;
    }
    @Nullable Object[] oldMembers = members;
    long[] oldHashes = hashes;
    members = new Object[Math.toIntExact(length)];
    hashes = new long[members.length];
    filled = size;
    for (int i = 0; i < oldMembers.length; i++) {
      Object member = oldMembers[i];
      if (member != null && isMember(member)) {
        int slot = -1 - free(oldHashes[i]);
        members[slot] = member;
        hashes[slot] = oldHashes[i];
      }
    }
  }

  private int free(long hash) {
    int mask = members.length - 1;
    long perturb = hash;
    int slot = (int) hash & mask;
    while (true) {
      int last = slot + RUN <= mask ? slot + RUN : slot;
      for (int at = slot; at <= last; at++) {
        if (members[at] == null) {
          return -1 - at;
        }
      }
      perturb >>>= 5;
      slot = (int) (slot * 5L + 1 + perturb) & mask;
    }
  }
}

package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.Identity;
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

  /** The slot of a member; else {@code -1 - slot} of where it belongs. */
  private int find(Object member, long hash) {
    int mask = members.length - 1;
    long perturb = hash;
    int slot = (int) hash & mask;
    while (true) {
      int last = slot + RUN <= mask ? slot + RUN : slot;
      for (int at = slot; at <= last; at++) {
        Object held = members[at];
        if (held == null) {
          return -1 - at;
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
    members[-1 - slot] = member;
    hashes[-1 - slot] = hash;
    filled++;
    size++;
    if (filled * 5L >= (members.length - 1) * 3L) {
      resize(size > LARGE ? size * 2L : size * 4L);
    }
    return true;
  }

  boolean remove(Object member) {
    int slot = find(member, Keys.hash(member));
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
    for (int slot = other.next(-1); slot >= 0; slot = other.next(slot)) {
      add(other.member(slot), other.hashes[slot]);
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

package io.jacquard.jac.runtime.execution;

import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a program wants to be done when objects of its are gone, and when it ends. */
public final class Endings {
  private static final int COLLECTIONS = 64;
  private static final int LOOKS = 4;

  private final Deque<AtExit> functions = new ArrayDeque<>();
  private final List<WeakReference<Watcher>> watchers = new ArrayList<>();
  private volatile boolean watching;
  private int collections;
  private int looks;

  /** Somebody who waits for the end of an object. */
  public interface Watcher {
    /** Whether the object has been collected. */
    boolean gone();

    /** Called once, after the object is gone. */
    void tell();
  }

  /** A function to call at the end; what it is known by is only compared. */
  public record AtExit(Object known, Runnable call) {}

  public synchronized void atExit(AtExit function) {
    functions.push(function);
  }

  /** Forgets the functions that are known by an equal value. */
  public synchronized void forget(Object known) {
    functions.removeIf(function -> Ops.eq(function.known(), known));
  }

  public synchronized int size() {
    return functions.size();
  }

  /** Calls the functions, the last one first; those that fail stop none of the others. */
  public void finish(Consumer<JacError> failed) {
    for (AtExit next = next(); next != null; next = next()) {
      try {
        next.call().run();
      } catch (JacError e) {
        failed.accept(e);
      }
    }
  }

  private synchronized @Nullable AtExit next() {
    return functions.poll();
  }

  /** Tells the watcher when its object is gone, unless nobody keeps the watcher itself. */
  public synchronized void watch(Watcher watcher) {
    watchers.add(new WeakReference<>(watcher));
    watching = true;
  }

  /** Whether anybody waits for the end of an object. */
  public boolean watching() {
    return watching;
  }

  /**
   * Lets the Java machine look for objects that nobody keeps, so that a small program sees them go
   * when it lets go of them. Programs that do so a lot, and served ones, wait for the machine.
   */
  public void settle(Host host) {
    if (host.byHand() && collections < COLLECTIONS) {
      collections++;
      System.gc();
    }
    tell();
  }

  /** As {@link #settle}, for a look at what may be gone; a program may look often. */
  public void look(Host host) {
    if (looks < LOOKS) {
      looks++;
      settle(host);
    } else {
      tell();
    }
  }

  /** Tells those whose object is gone, the newest first. */
  public void tell() {
    for (Watcher watcher : due()) {
      watcher.tell();
    }
  }

  private synchronized List<Watcher> due() {
    List<Watcher> due = new ArrayList<>();
    watchers.removeIf(reference -> {
      Watcher watcher = reference.get();
      if (watcher != null && watcher.gone()) {
        due.addFirst(watcher);
        return true;
      }
      return watcher == null;
    });
    watching = !watchers.isEmpty();
    return due;
  }
}

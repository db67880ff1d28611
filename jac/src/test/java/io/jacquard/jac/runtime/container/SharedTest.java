package io.jacquard.jac.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class SharedTest {

  @Test
  void marksEverythingInside() {
    PyList inner = PyList.of(1L);
    PyDict dict = new PyDict();
    dict.put("k", PyTuple.of(inner));

    Shared.mark(PyList.of(dict));

    assertThat(inner.isShared()).isTrue();
    assertThat(dict.isShared()).isTrue();
  }

  @Test
  void marksWhatIsPutInLater() {
    PyDict global = new PyDict();
    Shared.mark(global);
    PyList list = new PyList();
    PySet set = new PySet();

    global.put("list", list);
    list.append(set);

    assertThat(list.isShared()).isTrue();
    assertThat(set.isShared()).isTrue();
  }

  @Test
  void endsOnContainersThatHoldThemselves() {
    PyList list = new PyList();
    list.append(PyTuple.of(list));

    Shared.mark(list);

    assertThat(list.isShared()).isTrue();
  }

  @Test
  void losesNoUpdateOfManyThreads() throws InterruptedException {
    PyList list = new PyList();
    PyDict dict = new PyDict();
    PySet set = new PySet();
    Shared.mark(PyTuple.of(list, dict, set));

    inParallel(
        4,
        5_000,
        number -> {
          list.append(number);
          dict.put(number, number);
          set.add(number);
        });

    assertThat(list.size()).isEqualTo(20_000);
    assertThat(dict.size()).isEqualTo(20_000);
    assertThat(set.size()).isEqualTo(20_000);
  }

  private static void inParallel(int threads, int rounds, LongConsumer work)
      throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      long first = (long) t * rounds;
      all.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  return;
                }
                for (long i = first; i < first + rounds; i++) {
                  work.accept(i);
                }
              }));
    }
    start.countDown();
    for (Thread thread : all) {
      thread.join();
    }
  }
}

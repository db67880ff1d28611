package io.jacquard.jac.lib.math;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Choosing among the items of a sequence: choice, choices, shuffle, sample. */
final class Choices {
  private Choices() {}

  static void define(ClassBuilder type) {
    type.method("choice", "(self, seq)", a -> choice(RandomModule.self(a), a[1]))
        .method(
            "choices",
            "(self, population, weights=None, *, cum_weights=None, k=1)",
            Choices::choices)
        .method("shuffle", "(self, x)", a -> shuffle(RandomModule.self(a), a[1]))
        .method("sample", "(self, population, k, *, counts=None)", Choices::sample);
  }

  private static Object choice(PyRandom random, Object sequence) {
    int size = Ops.length(sequence);
    if (size == 0) {
      throw Errors.indexError("Cannot choose from an empty sequence");
    }
    return Ops.getItem(sequence, random.below(size));
  }

  private static Object shuffle(PyRandom random, Object sequence) {
    for (long i = Ops.length(sequence) - 1L; i > 0; i--) {
      long j = random.below(i + 1);
      Object there = Ops.getItem(sequence, i);
      Ops.setItem(sequence, i, Ops.getItem(sequence, j));
      Ops.setItem(sequence, j, there);
    }
    return None.NONE;
  }

  private static Object choices(Object[] a) {
    PyRandom random = RandomModule.self(a);
    Object population = a[1];
    int size = Ops.length(population);
    int count = Args.smallInt(a[4]);
    PyList result = PyList.of();
    if (a[2] == None.NONE && a[3] == None.NONE) {
      if (size == 0 && count > 0) {
        throw Errors.indexError("list index out of range");
      }
      for (int i = 0; i < count; i++) {
        result.append(Ops.getItem(population, (long) Math.floor(random.nextDouble() * size)));
      }
      return result;
    }
    if (a[2] != None.NONE && a[3] != None.NONE) {
      throw Errors.typeError("Cannot specify both weights and cumulative weights");
    }
    double[] sums = a[3] == None.NONE ? cumulate(Args.items(a[2])) : reals(Args.items(a[3]));
    if (sums.length != size) {
      throw Errors.valueError("The number of weights does not match the population");
    }
    double total = size == 0 ? 0 : sums[size - 1];
    if (total <= 0) {
      throw Errors.valueError("Total of weights must be greater than zero");
    }
    if (Double.isInfinite(total) || Double.isNaN(total)) {
      throw Errors.valueError("Total of weights must be finite");
    }
    for (int i = 0; i < count; i++) {
      result.append(Ops.getItem(population, (long) place(sums, random.nextDouble() * total)));
    }
    return result;
  }

  private static double[] cumulate(List<Object> weights) {
    double[] sums = reals(weights);
    for (int i = 1; i < sums.length; i++) {
      sums[i] += sums[i - 1];
    }
    return sums;
  }

  private static double[] reals(List<Object> values) {
    return values.stream().mapToDouble(Args::real).toArray();
  }

  /** The first place whose sum lies above the value, the last place at most. */
  private static int place(double[] sums, double value) {
    int low = 0;
    int high = sums.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value < sums[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static Object sample(Object[] a) {
    PyRandom random = RandomModule.self(a);
    if (a[1] instanceof PySet
        || a[1] instanceof PyDict
        || !(a[1] instanceof String
            || a[1] instanceof NativeValue
            || Ops.findAttr(a[1], "__getitem__") != null)) {
      throw Errors.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).");
    }
    if (a[3] != None.NONE) {
      return sampleCounted(random, a);
    }
    int size = Ops.length(a[1]);
    PyList result = PyList.of();
    for (int index : indices(random, size, Args.integer(a[2]))) {
      result.append(Ops.getItem(a[1], (long) index));
    }
    return result;
  }

  /** Every item repeated as often as its count says, without making the long list. */
  private static Object sampleCounted(PyRandom random, Object[] a) {
    List<Object> population = Args.items(a[1]);
    List<Object> counts = Args.items(a[3]);
    if (counts.size() != population.size()) {
      throw Errors.valueError("The number of counts does not match the population");
    }
    double[] sums = cumulate(counts);
    double total = sums.length == 0 ? 0 : sums[sums.length - 1];
    if (total <= 0) {
      throw Errors.valueError("Total of counts must be greater than zero");
    }
    PyList result = PyList.of();
    for (int index : indices(random, (int) total, Args.integer(a[2]))) {
      result.append(population.get(place(sums, index)));
    }
    return result;
  }

  /** Distinct places; small populations are drawn from a shrinking pool, large ones by set. */
  private static List<Integer> indices(PyRandom random, int size, long wanted) {
    if (wanted < 0 || wanted > size) {
      throw Errors.valueError("Sample larger than population or is negative");
    }
    int count = (int) wanted;
    int setSize = 21;
    if (count > 5) {
      setSize += (int) Math.pow(4, Math.ceil(Math.log(count * 3.0) / Math.log(4)));
    }
    return size <= setSize ? fromPool(random, size, count) : bySet(random, size, count);
  }

  private static List<Integer> fromPool(PyRandom random, int size, int count) {
    int[] pool = new int[size];
    for (int i = 0; i < size; i++) {
      pool[i] = i;
    }
    List<Integer> result = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int j = (int) random.below(size - i);
      result.add(pool[j]);
      pool[j] = pool[size - i - 1];
    }
    return result;
  }

  private static List<Integer> bySet(PyRandom random, int size, int count) {
    Set<Integer> seen = new HashSet<>();
    List<Integer> result = new ArrayList<>(count);
    while (result.size() < count) {
      int j = (int) random.below(size);
      if (seen.add(j)) {
        result.add(j);
      }
    }
    return result;
  }
}

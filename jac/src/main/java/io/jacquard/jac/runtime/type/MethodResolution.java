package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.failure.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** C3 linearization: the order in which a class and its bases are searched. */
final class MethodResolution {
  private MethodResolution() {}

  static List<PyType> linearize(PyType self, List<PyType> bases) {
    for (int i = 1; i < bases.size(); i++) {
      if (bases.subList(0, i).contains(bases.get(i))) {
        throw Errors.typeError("duplicate base class " + bases.get(i).name());
      }
    }
    List<List<PyType>> sequences = new ArrayList<>();
    for (PyType base : bases) {
      sequences.add(new ArrayList<>(base.mro()));
    }
    sequences.add(new ArrayList<>(bases));
    List<PyType> result = new ArrayList<>();
    result.add(self);
    while (true) {
      sequences.removeIf(List::isEmpty);
      if (sequences.isEmpty()) {
        return List.copyOf(result);
      }
      PyType next = head(sequences);
      result.add(next);
      for (List<PyType> sequence : sequences) {
        if (sequence.getFirst() == next) {
          sequence.removeFirst();
        }
      }
    }
  }

  private static PyType head(List<List<PyType>> sequences) {
    for (List<PyType> sequence : sequences) {
      PyType candidate = sequence.getFirst();
      if (sequences.stream().noneMatch(s -> s.indexOf(candidate) > 0)) {
        return candidate;
      }
    }
    throw Errors.typeError(
        "Cannot create a consistent method resolution\norder (MRO) for bases "
            + sequences.stream()
                .map(s -> s.getFirst().name())
                .distinct()
                .collect(Collectors.joining(", ")));
  }
}

package io.jacquard.jac.lib.collections.functools;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.collections.NamedTuples;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.function.Method;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function behind {@code lru_cache}: answers are kept by arguments, the latest used ones longest.
 */
final class MemoFunction implements Method, NativeValue {
  private static final PyType INFO =
      NamedTuples.define(
          "functools", "CacheInfo", List.of("hits", "misses", "maxsize", "currsize"));
  private static final PyType TYPE =
      new ClassBuilder("functools", "_lru_cache_wrapper")
          .method("cache_info", MemoFunction.class, MemoFunction::info)
          .method("cache_clear", MemoFunction.class, MemoFunction::clear)
          .method("cache_parameters", MemoFunction.class, MemoFunction::parameters)
          .property("__wrapped__", MemoFunction.class, m -> m.function)
          .build();

  private final Object function;
  private final Object limit;
  private final boolean typed;
  private final PyDict answers = new PyDict();
  private long hits;
  private long misses;

  /**
   * @param limit how many answers to keep; None for all
   * @param typed whether equal arguments of different classes have answers of their own
   */
  MemoFunction(Object function, Object limit, boolean typed) {
    this.typed = typed;
    this.function = function;
    this.limit = limit;
  }

  @Override
  public String name() {
    return Ops.str(Ops.getAttr(function, "__name__"));
  }

  @Override
  public Object call(Object[] args, String[] keywords) {
    Object[] types = typed ? Arrays.stream(args).map(Ops::typeOf).toArray() : new Object[0];
    PyTuple key =
        PyTuple.of(
            PyTuple.of(args.clone()), PyTuple.of((Object[]) keywords.clone()), PyTuple.of(types));
    synchronized (answers) {
      Object known = answers.remove(key);
      if (known != null) {
        answers.put(key, known);
        hits++;
        return known;
      }
      misses++;
    }
    Object answer = Ops.call(function, args, keywords);
    synchronized (answers) {
      answers.put(key, answer);
      if (limit != None.NONE && answers.size() > Args.integer(limit)) {
        answers.remove(Args.items(answers).getFirst());
      }
    }
    return answer;
  }

  private Object info() {
    synchronized (answers) {
      return NamedTuples.make(INFO, hits, misses, limit, (long) answers.size());
    }
  }

  private PyDict parameters() {
    PyDict parameters = new PyDict();
    parameters.put("maxsize", limit);
    parameters.put("typed", typed);
    return parameters;
  }

  private Object clear() {
    synchronized (answers) {
      answers.clear();
      hits = 0;
      misses = 0;
    }
    return None.NONE;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public @Nullable Object attr(String name) {
    return name.startsWith("__") && !name.equals("__wrapped__")
        ? Ops.findAttr(function, name)
        : null;
  }
}

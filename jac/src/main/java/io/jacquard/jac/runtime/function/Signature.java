package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a callable, and the binding of a call's arguments to them. Binding raises the
 * TypeErrors of CPython; a signature with a {@code /} answers as functions written in C do, any
 * other as functions written in Python do.
 */
public final class Signature {
  private static final int ABSENT = -1;

  private final List<Parameter> parameters;
  private final @Nullable Object[] defaults;
  private final int positional;
  private final int required;
  private final int varPositional;
  private final int varKeyword;
  private final boolean plain;
  private final boolean native_;

  private Signature(List<Parameter> parameters, boolean native_) {
    this.parameters = List.copyOf(parameters);
    this.native_ = native_;
    this.defaults = parameters.stream().map(Parameter::defaultValue).toArray();
    this.varPositional = indexOf(Parameter.Kind.VAR_POSITIONAL);
    this.varKeyword = indexOf(Parameter.Kind.VAR_KEYWORD);
    int count = 0;
    int needed = 0;
    for (Parameter p : parameters) {
      if (isPositional(p)) {
        count++;
        needed += p.required() ? 1 : 0;
      }
    }
    this.positional = count;
    this.required = needed;
    this.plain = count == parameters.size();
  }

  /** Reads {@code (self, /, sep=None, maxsplit=-1)}. */
  public static Signature parse(String text) {
    return new Signature(new SignatureParser(text).parse(), text.contains("/"));
  }

  /** A signature with the texts of functions written in Python. */
  public static Signature of(List<Parameter> parameters) {
    return new Signature(parameters, false);
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /** How many parameters can be given by position. */
  int positional() {
    return positional;
  }

  int required() {
    return required;
  }

  boolean hasVarKeyword() {
    return varKeyword != ABSENT;
  }

  boolean isNative() {
    return native_;
  }

  /** Whether every parameter but those before {@code from} is positional-only or there is none. */
  boolean onlyPositional(int from) {
    return plain
        && parameters.stream().skip(from).allMatch(p -> p.kind() == Parameter.Kind.POSITIONAL_ONLY);
  }

  /** One value per parameter in order; {@code null} where an absent default stands. */
  public @Nullable Object[] bind(Callee callee, Object[] args, String[] keywords) {
    if (keywords.length == 0 && plain && args.length >= required && args.length <= positional) {
      return args.length == positional ? args : padded(args);
    }
    return bindSlowly(callee, args, keywords);
  }

  private @Nullable Object[] padded(Object[] args) {
    @Nullable Object[] bound = defaults.clone();
    System.arraycopy(args, 0, bound, 0, args.length);
    return bound;
  }

  private @Nullable Object[] bindSlowly(Callee callee, Object[] args, String[] keywords) {
    ArgumentErrors errors = new ArgumentErrors(this, callee);
    int given = args.length - keywords.length;
    boolean tooMany = given > positional && varPositional == ABSENT;
    if (tooMany && native_) {
      throw errors.tooMany(given, keywords.length);
    }
    @Nullable Object[] bound = defaults.clone();
    boolean[] set = new boolean[bound.length];
    int fromPosition = Math.min(given, positional);
    for (int i = 0; i < fromPosition; i++) {
      bound[i] = args[i];
      set[i] = true;
    }
    bindKeywords(errors, args, keywords, bound, set);
    if (tooMany) {
      throw errors.tooManyOfPython(given, keywordOnly(set));
    }
    for (int i = 0; i < bound.length; i++) {
      if (parameters.get(i).required() && !set[i]) {
        throw errors.missing(missing(set), given, keywords.length);
      }
    }
    if (varPositional != ABSENT) {
      Object[] rest = new Object[given - fromPosition];
      System.arraycopy(args, fromPosition, rest, 0, rest.length);
      bound[varPositional] = PyTuple.of(rest);
    }
    return bound;
  }

  private void bindKeywords(
      ArgumentErrors errors,
      Object[] args,
      String[] keywords,
      @Nullable Object[] bound,
      boolean[] set) {
    int given = args.length - keywords.length;
    PyDict rest = new PyDict();
    for (int k = 0; k < keywords.length; k++) {
      int index = named(keywords[k]);
      if (index != ABSENT && set[index]) {
        throw errors.multiple(keywords[k]);
      } else if (index != ABSENT) {
        bound[index] = args[given + k];
        set[index] = true;
      } else if (varKeyword != ABSENT) {
        rest.put(keywords[k], args[given + k]);
      } else {
        throw errors.unexpected(keywords[k], keywords);
      }
    }
    if (varKeyword != ABSENT) {
      bound[varKeyword] = rest;
    }
  }

  private int named(String keyword) {
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      boolean byName =
          p.kind() == Parameter.Kind.POSITIONAL_OR_KEYWORD
              || p.kind() == Parameter.Kind.KEYWORD_ONLY;
      if (byName && p.name().equals(keyword)) {
        return i;
      }
    }
    return ABSENT;
  }

  /** How many keyword-only parameters are set. */
  private int keywordOnly(boolean[] set) {
    int count = 0;
    for (int i = 0; i < set.length; i++) {
      if (set[i] && parameters.get(i).kind() == Parameter.Kind.KEYWORD_ONLY) {
        count++;
      }
    }
    return count;
  }

  private List<Parameter> missing(boolean[] set) {
    List<Parameter> missing = new ArrayList<>();
    for (int i = 0; i < set.length; i++) {
      if (parameters.get(i).required() && !set[i]) {
        missing.add(parameters.get(i));
      }
    }
    return missing;
  }

  private int indexOf(Parameter.Kind kind) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).kind() == kind) {
        return i;
      }
    }
    return ABSENT;
  }

  private static boolean isPositional(Parameter p) {
    return p.kind() == Parameter.Kind.POSITIONAL_ONLY
        || p.kind() == Parameter.Kind.POSITIONAL_OR_KEYWORD;
  }

  /**
   * How messages call what was called.
   *
   * @param name the bare name, {@code split}
   * @param qualified with its class, {@code str.split} or {@code A.__init__}
   * @param method whether the first argument is an implicit receiver
   */
  public record Callee(String name, String qualified, boolean method) {}
}

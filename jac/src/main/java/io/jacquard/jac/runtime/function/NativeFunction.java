package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A function or method that is written in Java and called like one of the language. */
public final class NativeFunction implements Method, NativeValue {
  private final String name;
  private final Signature signature;
  private final Body body;
  private final @Nullable PyType owner;
  private final Signature.Callee callee;

  /** The Java side: gets one value per parameter, in order. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs the function.
     *
     * @param bound a value for each parameter: {@code *args} as PyTuple, {@code **kw} as PyDict,
     *     Java {@code null} where a parameter with default {@code ?} was left out; not to be kept
     */
    Object call(Object[] bound);
  }

  private NativeFunction(String name, Signature signature, Body body, @Nullable PyType owner) {
    this.name = name;
    this.signature = signature;
    this.body = body;
    this.owner = owner;
    String qualified = owner == null ? name : owner.name() + "." + name;
    this.callee = new Signature.Callee(name, qualified, owner != null);
  }

  /**
   * Makes a function.
   *
   * @param signature a Python parameter list with literal defaults, {@code (x, /, *, key=None)}; a
   *     slash makes argument errors read like those of functions written in C
   */
  public static NativeFunction of(String name, String signature, Body body) {
    return new NativeFunction(name, Signature.parse(signature), body, null);
  }

  /** The same function as a method of a class: its first parameter is the receiver. */
  public NativeFunction methodOf(PyType type) {
    return new NativeFunction(name, signature, body, type);
  }

  /** The same for a receiver that stands for another one. */
  public NativeFunction on(UnaryOperator<Object> actual) {
    return new NativeFunction(
        name,
        signature,
        bound -> {
          Object[] redirected = bound.clone();
          redirected[0] = actual.apply(bound[0]);
          return body.call(redirected);
        },
        owner);
  }

  @Override
  public String name() {
    return name;
  }

  public Signature signature() {
    return signature;
  }

  @Override
  public boolean binds() {
    return owner != null;
  }

  /** The class it is a method of, or {@code null}. */
  public @Nullable PyType owner() {
    return owner;
  }

  @Override
  @SuppressWarnings("NullAway") // absent arguments arrive as null by contract, see Body
  public Object call(Object[] args, String[] keywords) {
    try {
      Object[] values = owner == null ? args : unboxed(owner, args);
      return body.call(signature.bind(callee, values, keywords));
    } catch (ClassCastException e) {
      if (owner == null || args.length == 0 || Ops.typeOf(args[0]).isSubtypeOf(owner)) {
        throw e;
      }
      throw Errors.typeError(
          "descriptor '%s' for '%s' objects doesn't apply to a '%s' object"
              .formatted(name, owner.name(), Ops.typeOf(args[0]).name()));
    }
  }

  /**
   * A method of a builtin value class works on the value that the object carries; methods of texts,
   * which keep none of their arguments, take those as values too.
   */
  private static Object[] unboxed(PyType owner, Object[] args) {
    Object[] changed = args;
    int last = owner == BuiltinTypes.STR ? args.length : Math.min(1, args.length);
    for (int i = 0; i < last; i++) {
      if (args[i] instanceof BoxedInstance boxed && accepts(owner, boxed)) {
        changed = Identity.same(changed, args) ? args.clone() : changed;
        changed[i] = boxed.payload();
      }
    }
    return changed;
  }

  private static boolean accepts(PyType owner, BoxedInstance value) {
    return owner != BuiltinTypes.OBJECT && Ops.typeOf(value.payload()).isSubtypeOf(owner);
  }

  @Override
  public PyType type() {
    return owner == null ? BuiltinTypes.BUILTIN_FUNCTION : BuiltinTypes.METHOD_DESCRIPTOR;
  }

  @Override
  public String repr() {
    return owner == null
        ? "<built-in function " + name + ">"
        : "<method '" + name + "' of '" + owner.name() + "' objects>";
  }

  @Override
  public @Nullable Object attr(String attribute) {
    return switch (attribute) {
      case "__name__" -> name;
      case "__qualname__" -> callee.qualified();
      case "__module__" -> owner == null ? "builtins" : None.NONE;
      case "__doc__" -> None.NONE;
      case "__objclass__" -> owner;
      default -> null;
    };
  }

  @Override
  public String toString() {
    return repr();
  }
}

package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.NativeValue;
import java.util.function.Consumer;

/**
 * What a class statement knows about its class beyond the names in its body. A metaclass finds it
 * among these names, as {@code __classcell__}, and hands it on to {@code type.__new__}.
 *
 * @param made told of the class before anything can call its methods
 */
public record ClassDraft(String module, PyType.Kind kind, Consumer<PyType> made)
    implements NativeValue {
  /** The name under which it stands among those of the body. */
  public static final String NAME = "__classcell__";

  private static final PyType TYPE =
      new PyType("cell", "builtins", PyType.Kind.BUILTIN, java.util.List.of());

  @Override
  public PyType type() {
    return TYPE;
  }
}

package io.jacquard.jac.osp.graph;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An id as {@code x.__jac__.id} shows it: a UUID by its text, its {@code hex} and its equality. */
record IdValue(String hex) implements NativeValue {
  private static final PyType TYPE =
      new PyType("UUID", "uuid", PyType.Kind.BUILTIN, List.of(BuiltinTypes.OBJECT));

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public @Nullable Object attr(String name) {
    return name.equals("hex") ? hex : null;
  }

  @Override
  public boolean equalTo(Object other) {
    return equals(other);
  }

  @Override
  public long hash() {
    return hex.hashCode();
  }

  @Override
  public String str() {
    return ObjectId.dashed(hex);
  }

  @Override
  public String repr() {
    return "UUID('" + str() + "')";
  }
}

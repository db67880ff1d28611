package io.jacquard.jac.runtime.container.dict;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** A dictionary that can be read and not written: {@code types.MappingProxyType}. */
public record MappingProxy(PyDict dict) implements NativeValue {
  @Override
  public PyType type() {
    return BuiltinTypes.MAPPING_PROXY;
  }

  @Override
  public int length() {
    return dict.size();
  }

  @Override
  public Object getItem(Object key) {
    return dict.getItem(key);
  }

  @Override
  public boolean contains(Object item) {
    return dict.contains(item);
  }

  @Override
  public @Nullable PyIterator iterator() {
    return dict.iterator();
  }

  @Override
  public boolean equalTo(Object other) {
    return dict.equalTo(other instanceof MappingProxy proxy ? proxy.dict : other);
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return dict.binary(operator, right instanceof MappingProxy proxy ? proxy.dict : right);
  }

  @Override
  public long hash() {
    return dict.hash();
  }

  @Override
  public String str() {
    return dict.repr();
  }

  @Override
  public String repr() {
    return "mappingproxy(" + dict.repr() + ")";
  }
}

package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.dict.MappingProxy;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@code dataclasses} knows of a field.
 *
 * @param fresh makes the value of a new object where neither default nor factory is written out
 * @param settings how the generated methods treat it
 */
record DataField(
    String name,
    String annotation,
    Object value,
    Object factory,
    @Nullable Supplier<Object> fresh,
    Settings settings)
    implements NativeValue {
  private static final PyType MISSING_TYPE =
      new ClassBuilder("dataclasses", "_MISSING_TYPE").build();
  static final Object NOTHING = new MappingProxy(new PyDict());
  static final Object MISSING = new Missing();
  static final PyType TYPE =
      new ClassBuilder("dataclasses", "Field")
          .property("name", DataField.class, DataField::name)
          .property("type", DataField.class, DataField::annotation)
          .property("default", DataField.class, DataField::value)
          .property("default_factory", DataField.class, DataField::factory)
          .property("init", DataField.class, f -> f.settings.init)
          .property("repr", DataField.class, f -> f.settings.repr)
          .property("hash", DataField.class, f -> f.settings.hash)
          .property("compare", DataField.class, f -> f.settings.compare)
          .property("metadata", DataField.class, f -> f.settings.metadata)
          .property("kw_only", DataField.class, f -> f.settings.keywordOnly)
          .build();

  /** The further arguments of {@code field(…)}. */
  record Settings(
      boolean init,
      boolean repr,
      Object hash,
      boolean compare,
      Object metadata,
      boolean keywordOnly) {
    static Settings plain(boolean init, boolean keywordOnly) {
      return new Settings(init, true, None.NONE, true, NOTHING, keywordOnly);
    }

    boolean positional() {
      return init && !keywordOnly;
    }

    boolean named() {
      return init && keywordOnly;
    }

    /** Whether the field counts for the hash: as for comparison, unless it says otherwise. */
    boolean hashed() {
      return hash == None.NONE ? compare : Ops.truthy(hash);
    }
  }

  /** No default. */
  private record Missing() implements NativeValue {
    @Override
    public PyType type() {
      return MISSING_TYPE;
    }

    @Override
    public String repr() {
      return "<dataclasses._MISSING_TYPE object>";
    }
  }

  /** This {@code field(…)} as the field of a class. */
  DataField named(String fieldName, String written, boolean keywordsOnly) {
    Settings s = settings;
    boolean keyword = s.keywordOnly || keywordsOnly;
    return new DataField(
        fieldName,
        written,
        value,
        factory,
        fresh,
        new Settings(s.init, s.repr, s.hash, s.compare, s.metadata, keyword));
  }

  /** The value of a new object that is given none; {@code null} when there is none to give. */
  @Nullable Object initial() {
    if (!Identity.same(value, MISSING)) {
      return value;
    }
    if (!Identity.same(factory, MISSING)) {
      return Ops.call(factory);
    }
    return fresh == null ? null : fresh.get();
  }

  /** What a signature shows: the value itself where there is one, else what makes it. */
  Object shownDefault() {
    if (!Identity.same(value, MISSING) || fresh == null) {
      return Identity.same(value, MISSING) ? factory : value;
    }
    return fresh.get();
  }

  /** Whether it is an {@code InitVar}: handed to {@code __post_init__} and not kept. */
  boolean initOnly() {
    return annotation.startsWith("InitVar") || annotation.startsWith("dataclasses.InitVar");
  }

  boolean required() {
    return Identity.same(value, MISSING) && Identity.same(factory, MISSING) && fresh == null;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public String repr() {
    return "Field(name="
        + Ops.repr(name)
        + ",type="
        + Ops.repr(annotation)
        + ",default="
        + Ops.repr(value)
        + ",default_factory="
        + Ops.repr(factory)
        + ",init="
        + Ops.repr(settings.init)
        + ",repr="
        + Ops.repr(settings.repr)
        + ",hash="
        + Ops.repr(settings.hash)
        + ",compare="
        + Ops.repr(settings.compare)
        + ",metadata="
        + Ops.repr(settings.metadata)
        + ",kw_only="
        + Ops.repr(settings.keywordOnly)
        + ")";
  }
}

package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.Attributes;
import io.jacquard.jac.runtime.Construction;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Texts;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.ClassMethod;
import io.jacquard.jac.runtime.function.Descriptor;
import io.jacquard.jac.runtime.function.Method;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.Property;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.function.StaticMethod;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A class of the language: a builtin ({@code int}), an exception, or one written in Jac. Calling it
 * constructs an object.
 */
public final class PyType implements PyCallable, NativeValue {
  private static final Object ABSENT = new Object();
  private static final Set<String> COMPILED_MODULES =
      Set.of("datetime", "decimal", "itertools", "re", "_io");
  private static final Set<String> COMPILED_CLASSES =
      Set.of(
          "collections.deque",
          "collections.OrderedDict",
          "collections.defaultdict",
          "functools.partial");

  private final String name;
  private final String module;
  private final Kind kind;
  private final List<PyType> bases;
  private final List<PyType> mro;
  private final ClassNamespace namespace = new ClassNamespace(this);
  private final Map<String, Object> lookupCache = new ConcurrentHashMap<>();
  private final List<WeakReference<PyType>> subclasses = new CopyOnWriteArrayList<>();
  private final Shape emptyShape = new Shape(this, true);
  private final Shape unloadedShape = new Shape(this, false);
  private List<FieldSpec> fields = List.of();
  private List<String> abstractMethods = List.of();
  private @Nullable PyCallable constructor;
  private @Nullable PyType metatype;
  private volatile int version;
  private volatile boolean finished;

  /** What sort of class it is. */
  public enum Kind {
    BUILTIN,
    OBJ,
    CLASS,
    NODE,
    EDGE,
    WALKER,
    ENUM;

    /** Whether {@code has} fields make a constructor, as in every archetype but {@code class}. */
    public boolean generatesConstructor() {
      return switch (this) {
        case OBJ, NODE, EDGE, WALKER -> true;
        case BUILTIN, CLASS, ENUM -> false;
      };
    }
  }

  /**
   * One {@code has} field, base-class fields included, in constructor order.
   *
   * @param annotation the declared type as source text
   * @param factory makes the default for a new instance; {@code null} when required
   */
  public record FieldSpec(
      String name,
      String annotation,
      java.util.function.@Nullable Supplier<Object> factory,
      boolean byPostinit) {}

  /** Makes a class; without bases it derives from {@code object}. */
  public PyType(String name, String module, Kind kind, List<PyType> bases) {
    this.name = name;
    this.module = module;
    this.kind = kind;
    boolean root = bases.isEmpty() && BuiltinTypes.OBJECT != null;
    this.bases = root ? List.of(BuiltinTypes.OBJECT) : List.copyOf(bases);
    this.mro = MethodResolution.linearize(this, this.bases);
    for (PyType base : this.bases) {
      if (base.metatype != null && (metatype == null || base.metatype.isSubtypeOf(metatype))) {
        metatype = base.metatype;
      }
      base.subclasses.add(new WeakReference<>(this));
    }
  }

  public String name() {
    return name;
  }

  public String module() {
    return module;
  }

  /**
   * What {@code __module__} says: {@code __main__} for classes of the entry module, whose stored
   * name is that of their file.
   */
  public String displayModule() {
    return namespace.get("__module__") instanceof String shown ? shown : module;
  }

  /** The name with the classes and functions around it. */
  public String qualname() {
    return namespace.get("__qualname__") instanceof String shown ? shown : name;
  }

  /** How messages and reprs name it: {@code __main__.Outer.Inner}, or {@code int}. */
  public String displayName() {
    return module.equals("builtins") ? name : displayModule() + "." + qualname();
  }

  /** How operators that refuse an object name its class: those that are C in CPython in full. */
  public String spokenName() {
    boolean compiled =
        kind == Kind.BUILTIN
            && (COMPILED_MODULES.contains(module) || COMPILED_CLASSES.contains(qualifiedName()));
    return compiled ? qualifiedName() : name;
  }

  /** {@code module.Class}: the type's name in stored documents. */
  public String qualifiedName() {
    return module + "." + name;
  }

  public Kind kind() {
    return kind;
  }

  public List<PyType> bases() {
    return bases;
  }

  /** Method resolution order, this class first. */
  public List<PyType> mro() {
    return mro;
  }

  public boolean isSubtypeOf(PyType other) {
    return this == other || mro.contains(other);
  }

  /** The direct subclasses that are still in use. */
  public List<PyType> subclasses() {
    List<PyType> alive = new ArrayList<>();
    for (WeakReference<PyType> reference : subclasses) {
      PyType subclass = reference.get();
      if (subclass != null) {
        alive.add(subclass);
      }
    }
    return alive;
  }

  /** The class's own attributes in definition order. */
  public Map<String, Object> namespace() {
    return namespace;
  }

  /** The attribute through the MRO without binding, or {@code null}. */
  public @Nullable Object lookup(String attribute) {
    Object cached = lookupCache.get(attribute);
    if (cached != null) {
      return Identity.same(cached, ABSENT) ? null : cached;
    }
    return search(attribute);
  }

  private @Nullable Object search(String attribute) {
    int before = version;
    Object found = null;
    for (PyType type : mro) {
      found = type.namespace.get(attribute);
      if (found != null) {
        break;
      }
    }
    lookupCache.put(attribute, found == null ? ABSENT : found);
    if (before != version) {
      lookupCache.remove(attribute);
    }
    return found;
  }

  /**
   * Grows when an attribute of the class or of a base appears, disappears, or when a function or
   * descriptor is replaced. A plain value that replaces a plain value leaves it alone, so caches
   * may keep functions and slots, never plain class values.
   */
  public int version() {
    return version;
  }

  void changed(String attribute, @Nullable Object before, @Nullable Object after) {
    boolean plain =
        before != null
            && after != null
            && !(before instanceof Descriptor)
            && !(after instanceof Descriptor);
    invalidate(attribute, !plain);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // any change does; readers compare for equality
  private void invalidate(String attribute, boolean bump) {
    if (bump) {
      version++;
    }
    lookupCache.remove(attribute);
    for (PyType subclass : subclasses()) {
      subclass.invalidate(attribute, bump);
    }
  }

  public List<FieldSpec> fields() {
    return fields;
  }

  public void fields(List<FieldSpec> all) {
    this.fields = List.copyOf(all);
  }

  /** The names of methods that subclasses of this {@code ABC} must define, in order. */
  public List<String> abstractMethods() {
    return abstractMethods;
  }

  public void abstractMethods(List<String> names) {
    this.abstractMethods = List.copyOf(names);
  }

  public Shape emptyShape() {
    return emptyShape;
  }

  /**
   * The shape of instances whose attributes have not been decoded yet; no cache ever holds it, and
   * every slow path asks the instance to {@link Instance#materialize}.
   */
  public Shape unloadedShape() {
    return unloadedShape;
  }

  public int expectedAttributes() {
    return fields.size();
  }

  /** Adds methods; the first parameter of each is the receiver. */
  public PyType define(NativeFunction... methods) {
    for (NativeFunction method : methods) {
      namespace.put(method.name(), method.methodOf(this));
    }
    return this;
  }

  /** Adds functions that get neither receiver nor class. */
  public PyType defineStatic(NativeFunction... functions) {
    for (NativeFunction function : functions) {
      namespace.put(function.name(), new StaticMethod(function));
    }
    return this;
  }

  /** Adds functions that get the class as first argument. */
  public PyType defineClassMethod(NativeFunction... functions) {
    for (NativeFunction function : functions) {
      namespace.put(function.name(), new ClassMethod(function.methodOf(this)));
    }
    return this;
  }

  /** Adds a read-only attribute of instances. */
  public PyType defineProperty(String attribute, Function<Object, Object> getter) {
    namespace.put(attribute, new Property(reader(attribute, getter), null, null));
    return this;
  }

  /** Adds an attribute of instances that can be assigned. */
  public PyType defineProperty(
      String attribute, Function<Object, Object> getter, BiConsumer<Object, Object> setter) {
    NativeFunction writer =
        NativeFunction.of(
            attribute,
            "(self, value, /)",
            a -> {
              setter.accept(a[0], a[1]);
              return None.NONE;
            });
    namespace.put(attribute, new Property(reader(attribute, getter), writer, null));
    return this;
  }

  private static NativeFunction reader(String attribute, Function<Object, Object> getter) {
    return NativeFunction.of(attribute, "(self, /)", a -> getter.apply(a[0]));
  }

  /** Sets how a builtin class constructs; Jac classes use the generated constructor. */
  public PyType constructor(PyCallable callable) {
    this.constructor = callable;
    return this;
  }

  /** How this very class constructs when it is written in Java, or {@code null}. */
  public @Nullable PyCallable constructor() {
    return constructor;
  }

  @Override
  public Object call(Object[] args, String[] keywords) {
    Object custom = metatype == null ? null : Dunder.find(metatype, "__call__");
    return constructor == null && custom instanceof Method method
        ? method.callMethod(this, args, keywords)
        : callPlainly(args, keywords);
  }

  /** What {@code type.__call__} answers: the metaclass is not asked. */
  Object callPlainly(Object[] args, String[] keywords) {
    PyCallable own = constructor;
    return own == null ? construct(args, keywords) : own.call(args, keywords);
  }

  /** Makes an instance: {@code __new__}, defaults of fields, {@code __init__}. */
  public Object construct(Object[] args, String[] keywords) {
    return Construction.construct(this, args, keywords);
  }

  /**
   * Completes a class whose namespace and fields are filled: gives an archetype its constructor and
   * repr, tells descriptors their names, and runs the bases' {@code __init_subclass__}. Does its
   * work once; constructing an object calls it too.
   */
  public void finish() {
    if (!finished) {
      finish(new PyDict());
    }
  }

  /** The same with keywords for {@code __init_subclass__}. */
  void finish(PyDict options) {
    finished = true;
    ClassCompletion.complete(this, options);
  }

  /** Gives a plain class fields, and the constructor and repr that an archetype has by itself. */
  public void becomeDataclass(List<FieldSpec> declared) {
    fields(declared);
    ClassCompletion.generate(this);
  }

  /** Sets the class of this class; subclasses made afterwards inherit it. */
  public PyType metatype(PyType type) {
    this.metatype = type;
    return this;
  }

  @Override
  public PyType type() {
    PyType own = metatype;
    return own == null ? BuiltinTypes.TYPE : own;
  }

  @Override
  public Object getItem(Object key) {
    Object ofMetatype = Dunder.invoke(this, "__getitem__", key);
    if (ofMetatype != null) {
      return ofMetatype;
    }
    Object custom = lookup("__class_getitem__");
    if (custom != null) {
      return Ops.call(Attributes.bind(custom, null, this), key);
    }
    if (!GenericAlias.takesParameters(this)) {
      throw Errors.typeError("type '" + name + "' is not subscriptable");
    }
    return GenericAlias.of(this, key);
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    Object custom = NativeValue.super.binary(operator, right);
    return custom == null && operator == Operator.BIT_OR ? UnionType.of(this, right) : custom;
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.BIT_OR ? UnionType.of(left, this) : null;
  }

  @Override
  public String repr() {
    Object custom = metatype == null ? null : Dunder.invoke(this, "__repr__");
    return custom == null ? plainRepr() : Texts.text(custom, "__repr__");
  }

  /** The repr of a class whose metaclass has none of its own. */
  String plainRepr() {
    return "<class '" + displayName() + "'>";
  }

  @Override
  public String toString() {
    return qualifiedName();
  }
}

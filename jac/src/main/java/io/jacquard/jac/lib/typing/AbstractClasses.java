package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.ClassMethod;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.function.StaticMethod;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The module {@code abc}: classes that others can be registered with. A class may say with {@code
 * _accepts} which classes count as its subclasses; those of {@code collections.abc} do.
 */
public final class AbstractClasses {
  private static final String REGISTERED = "_registered";
  private static final PyType META =
      new ClassBuilder("abc", "ABCMeta", BuiltinTypes.TYPE)
          .method("register", "(cls, subclass)", a -> register(Args.type(a[0], "_abc_impl"), a[1]))
          .method(
              "__instancecheck__",
              "(cls, instance)",
              a -> accepts(Args.type(a[0], "_abc_impl"), Ops.typeOf(a[1])))
          .method(
              "__subclasscheck__",
              "(cls, subclass)",
              a -> accepts(Args.type(a[0], "_abc_impl"), candidate(a[1])))
          .build();
  private static final PyType ABC = new ClassBuilder("abc", "ABC").build().metatype(META);

  private AbstractClasses() {}

  static PyType metaclass() {
    return META;
  }

  public static PyModule abc() {
    return new ModuleBuilder("abc")
        .type(ABC)
        .type(META)
        .function("abstractmethod", "(funcobj)", a -> marked(a[0]))
        .build();
  }

  /** An abstract class of one method: every class that has the method counts as below it. */
  public static PyType offering(String module, String name, String method) {
    PyType type = new ClassBuilder(module, name, ABC).build().metatype(META);
    NativeFunction offers =
        NativeFunction.of("_accepts", "(kind)", a -> ((PyType) a[0]).lookup(method) != null);
    type.namespace().put("_accepts", new StaticMethod(offers));
    return type;
  }

  private static Object marked(Object function) {
    if (function instanceof PyFunction) {
      Ops.setAttr(function, "__isabstractmethod__", true);
    }
    return function;
  }

  private static PyType candidate(Object value) {
    if (!(value instanceof PyType type)) {
      throw Errors.typeError("issubclass() arg 1 must be a class");
    }
    return type;
  }

  private static Object register(PyType type, Object subclass) {
    if (!(subclass instanceof PyType kind)) {
      throw Errors.typeError("Can only register classes");
    }
    PyList known = type.namespace().get(REGISTERED) instanceof PyList list ? list : new PyList();
    known.append(kind);
    type.namespace().put(REGISTERED, known);
    return kind;
  }

  /** Whether a class counts as one below the other without inheriting from it. */
  private static boolean accepts(PyType type, PyType candidate) {
    Object hook = type.namespace().get("_accepts");
    if (hook instanceof StaticMethod
        && Ops.truthy(Ops.call(Ops.getAttr(type, "_accepts"), candidate))) {
      return true;
    }
    Object written = type.lookup("__subclasshook__");
    if (written instanceof ClassMethod own && own.function() instanceof PyFunction) {
      Object answer = Ops.call(Ops.getAttr(type, "__subclasshook__"), candidate);
      if (answer != Singleton.NOT_IMPLEMENTED) {
        return Ops.truthy(answer);
      }
    }
    for (Object known : registered(type)) {
      if (candidate.isSubtypeOf((PyType) known)) {
        return true;
      }
    }
    return type.subclasses().stream()
        .anyMatch(below -> candidate.isSubtypeOf(below) || accepts(below, candidate));
  }

  private static List<Object> registered(PyType type) {
    @Nullable Object known = type.namespace().get(REGISTERED);
    return known instanceof PyList list ? list.asJava() : List.of();
  }
}

package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.collections.NamedTuples;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.PyTraceback;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.SlotMember;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The module {@code typing}, and the classes that {@code types} names. */
public final class TypingModule {
  private static final String FORMS =
      "Any Union Optional List Dict Set FrozenSet Tuple Type Callable Iterable Iterator Generator"
          + " AsyncGenerator AsyncIterable AsyncIterator Awaitable Coroutine Sequence"
          + " MutableSequence Mapping MutableMapping AbstractSet MutableSet Collection Container"
          + " Hashable Sized Reversible Literal Final ClassVar Annotated NoReturn Never Self Text"
          + " AnyStr Deque DefaultDict OrderedDict Counter ChainMap Concatenate TypeAlias TypeGuard"
          + " Required NotRequired ReadOnly Unpack LiteralString SupportsInt SupportsFloat"
          + " SupportsAbs SupportsIndex SupportsBytes IO TextIO BinaryIO Pattern Match ContextManager"
          + " AsyncContextManager ByteString KeysView ValuesView ItemsView";
  private static final PyType TYPED_DICT_META =
      new ClassBuilder("typing", "_TypedDictMeta", BuiltinTypes.TYPE)
          .method(
              "__call__",
              "(cls, /, *args, **kwargs)",
              a -> {
                PyDict made = new PyDict();
                ((PyTuple) a[1]).forEach(made::update);
                made.update(a[2]);
                return made;
              })
          .build();

  private TypingModule() {}

  public static PyModule typing() {
    ModuleBuilder module = new ModuleBuilder("typing").value("TYPE_CHECKING", false);
    for (String name : FORMS.split(" ", -1)) {
      module.value(name, TypingForm.of(name));
    }
    functions(module);
    return module
        .value("Generic", Protocols.GENERIC)
        .value("Protocol", Protocols.PROTOCOL)
        .value("NamedTuple", namedTuple())
        .value("TypedDict", typedDict())
        .build();
  }

  private static void functions(ModuleBuilder module) {
    for (String name : new String[] {"TypeVar", "ParamSpec", "TypeVarTuple", "ForwardRef"}) {
      String kind = name;
      module.function(
          name,
          "(name, *args, **kwargs)",
          a -> TypingForm.of((kind.equals("TypeVar") ? TypingForm.VARIABLE : "") + Ops.str(a[0])));
    }
    module
        .function("runtime_checkable", "(cls)", a -> Protocols.checkable(a[0]))
        .function("cast", "(typ, val)", a -> a[1])
        .function("NewType", "(name, tp)", a -> newType(Ops.str(a[0])))
        .function("get_type_hints", "(obj, globalns=None, localns=None)", a -> TypeHints.of(a[0]))
        .function("get_origin", "(tp)", a -> Args.orNone(Ops.findAttr(a[0], "__origin__")))
        .function(
            "get_args",
            "(tp)",
            a -> {
              if (a[0] instanceof TypingForm form) {
                return form.arguments();
              }
              Object args = Ops.findAttr(a[0], "__args__");
              return args == null ? PyTuple.EMPTY : args;
            })
        .function("assert_type", "(val, typ)", a -> a[0])
        .function("reveal_type", "(obj)", a -> a[0]);
    for (String name : new String[] {"overload", "final", "override", "no_type_check"}) {
      module.function(name, "(func)", a -> a[0]);
    }
  }

  private static NativeFunction newType(String name) {
    return NativeFunction.of(name, "(x, /)", a -> a[0]);
  }

  private static PyType namedTuple() {
    return new ClassBuilder("typing", "NamedTuple", BuiltinTypes.TUPLE)
        .classMethod("__init_subclass__", "(cls)", a -> completed((PyType) a[0]))
        .constructor(
            "(typename, fields=())",
            a -> {
              List<String> names =
                  Args.items(a[1]).stream().map(f -> Ops.str(Ops.getItem(f, 0L))).toList();
              return NamedTuples.define("__main__", Args.text(a[0], "typename"), names);
            })
        .build();
  }

  /**
   * The fields of a class below {@code NamedTuple} are items; those of its own bases come first.
   */
  private static Object completed(PyType type) {
    Map<String, String> annotations = new LinkedHashMap<>();
    if (type.namespace().get("__annotations__") instanceof PyDict written
        && type.lookup("_fields") == null) {
      written.forEach((name, annotation) -> annotations.put((String) name, (String) annotation));
    }
    List<String> names = new ArrayList<>(annotations.keySet());
    List<Object> defaults = new ArrayList<>();
    if (type.lookup("_fields") instanceof PyTuple inherited
        && type.lookup("_field_defaults") instanceof PyDict values) {
      inherited.asJava().forEach(name -> names.add((String) name));
      values.forEach((_, value) -> defaults.add(value));
    }
    for (String name : annotations.keySet()) {
      Object value = type.namespace().get(name);
      if (value != null) {
        defaults.add(value);
      } else if (!defaults.isEmpty()) {
        throw Errors.typeError(
            "Non-default namedtuple field "
                + name
                + " cannot follow default field "
                + names.get(names.indexOf(name) - 1));
      }
    }
    NamedTuples.complete(type, names, defaults);
    return None.NONE;
  }

  private static PyType typedDict() {
    return new ClassBuilder("typing", "TypedDict", BuiltinTypes.DICT)
        .build()
        .metatype(TYPED_DICT_META);
  }

  public static PyModule types() {
    return new ModuleBuilder("_types")
        .type(SimpleNamespace.TYPE)
        .value("FunctionType", BuiltinTypes.FUNCTION)
        .value("LambdaType", BuiltinTypes.FUNCTION)
        .value("MethodType", BuiltinTypes.METHOD)
        .value("BuiltinFunctionType", BuiltinTypes.BUILTIN_FUNCTION)
        .value("BuiltinMethodType", BuiltinTypes.BUILTIN_FUNCTION)
        .value("MethodDescriptorType", BuiltinTypes.METHOD_DESCRIPTOR)
        .value("MemberDescriptorType", SlotMember.TYPE)
        .value("TracebackType", PyTraceback.TYPE)
        .value("FrameType", PyTraceback.FRAME)
        .value("NotImplementedType", BuiltinTypes.NOT_IMPLEMENTED)
        .value("ModuleType", BuiltinTypes.MODULE)
        .value("GeneratorType", BuiltinTypes.GENERATOR)
        .value("CoroutineType", BuiltinTypes.COROUTINE)
        .value("AsyncGeneratorType", BuiltinTypes.ASYNC_GENERATOR)
        .value("MappingProxyType", BuiltinTypes.MAPPING_PROXY)
        .value("GenericAlias", BuiltinTypes.GENERIC_ALIAS)
        .value("UnionType", BuiltinTypes.UNION)
        .value("NoneType", BuiltinTypes.NONE)
        .value("EllipsisType", BuiltinTypes.ELLIPSIS)
        .build();
  }
}

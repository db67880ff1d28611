package io.jacquard.jac.lib.json;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.Subclassable;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The module {@code json}. */
public final class JsonModule {
  private static final String WRITE_OPTIONS =
      "*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None,"
          + " indent=None, separators=None, default=None, sort_keys=False)";
  private static final String READ_OPTIONS =
      "*, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,"
          + " object_pairs_hook=None, strict=True)";
  private static final String[] ENCODER_FIELDS = {
    "skipkeys", "ensure_ascii", "check_circular", "allow_nan", "indent", "separators", "sort_keys"
  };
  private static final PyType ENCODER = encoder();
  private static final PyType DECODER = decoder();

  private JsonModule() {}

  public static PyModule json() {
    return new ModuleBuilder("json")
        .function("dumps", "(obj, " + WRITE_OPTIONS, a -> dumps(a, 1))
        .function(
            "dump",
            "(obj, fp, " + WRITE_OPTIONS,
            a -> {
              Ops.callMethod(a[1], "write", new Object[] {dumps(a, 2)}, new String[0]);
              return None.NONE;
            })
        .function("loads", "(s, " + READ_OPTIONS, a -> loads(a[0], a))
        .function(
            "load",
            "(fp, " + READ_OPTIONS,
            a -> loads(Ops.callMethod(a[0], "read", new Object[0], new String[0]), a))
        .value("JSONDecodeError", JsonDecodeError.TYPE)
        .type(ENCODER)
        .type(DECODER)
        .build();
  }

  /** {@code json.decoder} and {@code json.encoder}: the same classes under their own modules. */
  public static PyModule part(String name) {
    return new ModuleBuilder(name)
        .value("JSONDecodeError", JsonDecodeError.TYPE)
        .type(ENCODER)
        .type(DECODER)
        .build();
  }

  /** Options lie in {@code a} from index {@code at} on, in the order of the signature. */
  private static Object dumps(Object[] a, int at) {
    Object type = a[at + 4];
    @Nullable Object fallback = a[at + 7] == None.NONE ? null : a[at + 7];
    if (type != None.NONE && type != ENCODER) {
      Object encoder =
          Ops.call(
              type,
              new Object[] {
                a[at], a[at + 1], a[at + 2], a[at + 3], a[at + 5], a[at + 6], a[at + 8]
              },
              ENCODER_FIELDS);
      if (fallback == null) {
        return Ops.callMethod(encoder, "encode", new Object[] {a[0]}, new String[0]);
      }
    }
    return JsonWriter.write(
        a[0], options(a[at], a[at + 1], a[at + 3], a[at + 5], a[at + 6], a[at + 8], fallback));
  }

  private static JsonWriter.Options options(
      Object skipKeys,
      Object ascii,
      Object allowNan,
      Object indent,
      Object separators,
      Object sortKeys,
      @Nullable Object fallback) {
    @Nullable String step =
        switch (indent) {
          case None _ -> null;
          case String s -> s;
          default -> " ".repeat((int) Math.max(0, Args.integer(indent)));
        };
    String item = step == null ? ", " : ",";
    String key = ": ";
    if (separators != None.NONE) {
      var pair = Args.items(separators);
      if (pair.size() != 2) {
        throw Errors.valueError(
            pair.size() < 2
                ? "not enough values to unpack (expected 2, got " + pair.size() + ")"
                : "too many values to unpack (expected 2)");
      }
      item = Args.text(pair.get(0), "item separator");
      key = Args.text(pair.get(1), "key separator");
    }
    return new JsonWriter.Options(
        step,
        item,
        key,
        Args.truth(ascii),
        Args.truth(sortKeys),
        Args.truth(skipKeys),
        Args.truth(allowNan),
        fallback);
  }

  /** Hooks lie in the last seven places of {@code a}. */
  private static Object loads(Object source, Object[] a) {
    int at = a.length - 7;
    if (a[at] != None.NONE && a[at] != DECODER) {
      Object decoder = Ops.call(a[at]);
      return Ops.callMethod(decoder, "decode", new Object[] {text(source)}, new String[0]);
    }
    return JsonReader.read(text(source), hooks(a, at + 1));
  }

  private static JsonHooks hooks(Object[] a, int at) {
    return new JsonHooks(
        given(a[at]),
        given(a[at + 4]),
        given(a[at + 2]),
        given(a[at + 1]),
        given(a[at + 3]),
        Args.truth(a[at + 5]));
  }

  private static @Nullable Object given(Object value) {
    return value == None.NONE ? null : value;
  }

  private static String text(Object source) {
    return switch (source) {
      case String s -> s;
      case PyBytes b -> new String(b.toByteArray(), charset(b.toByteArray()));
      default ->
          throw Errors.typeError(
              "the JSON object must be str, bytes or bytearray, not " + Args.typeName(source));
    };
  }

  private static Charset charset(byte[] b) {
    if (b.length >= 2 && b[0] == 0 && b[1] != 0) {
      return StandardCharsets.UTF_16BE;
    }
    return b.length >= 2 && b[1] == 0 && b[0] != 0
        ? StandardCharsets.UTF_16LE
        : StandardCharsets.UTF_8;
  }

  private static PyType encoder() {
    String signature =
        "(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,"
            + " sort_keys=False, indent=None, separators=None, default=None)";
    ClassBuilder type = new ClassBuilder("json.encoder", "JSONEncoder");
    return Subclassable.complete(type, signature, JsonModule::initEncoder)
        .method(
            "default",
            "(self, o)",
            a -> {
              throw Errors.typeError(
                  "Object of type " + Args.typeName(a[1]) + " is not JSON serializable");
            })
        .method("encode", "(self, o)", a -> encode((Instance) a[0], a[1]))
        .method(
            "iterencode",
            "(self, o)",
            a -> io.jacquard.jac.runtime.container.PyList.of(encode((Instance) a[0], a[1])))
        .build();
  }

  private static Object initEncoder(Object[] a) {
    Instance self = (Instance) a[0];
    String[] names = {
      "skipkeys", "ensure_ascii", "check_circular", "allow_nan", "sort_keys", "indent", "separators"
    };
    for (int i = 0; i < names.length; i++) {
      self.own(names[i], a[i + 1]);
    }
    if (a[8] != None.NONE) {
      self.own("default", a[8]);
    }
    return None.NONE;
  }

  private static Object encode(Instance self, Object value) {
    return JsonWriter.write(
        value,
        options(
            field(self, "skipkeys", false),
            field(self, "ensure_ascii", true),
            field(self, "allow_nan", true),
            field(self, "indent", None.NONE),
            field(self, "separators", None.NONE),
            field(self, "sort_keys", false),
            Ops.getAttr(self, "default")));
  }

  private static Object field(Instance self, String name, Object missing) {
    Object value = self.own(name);
    return value == null ? missing : value;
  }

  private static PyType decoder() {
    String signature =
        "(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,"
            + " strict=True, object_pairs_hook=None)";
    ClassBuilder type = new ClassBuilder("json.decoder", "JSONDecoder");
    return Subclassable.complete(type, signature, JsonModule::initDecoder)
        .method("decode", "(self, s)", a -> JsonReader.read(text(a[1]), hooksOf((Instance) a[0])))
        .method(
            "raw_decode",
            "(self, s, idx=0)",
            a -> {
              var read =
                  JsonReader.readPrefix(text(a[1]), Args.smallInt(a[2]), hooksOf((Instance) a[0]));
              return PyTuple.of(read.value(), (long) read.end());
            })
        .build();
  }

  private static Object initDecoder(Object[] a) {
    Instance self = (Instance) a[0];
    self.own("_hooks", PyTuple.of(a[1], a[2], a[3], a[4], a[6], a[5]));
    return None.NONE;
  }

  private static JsonHooks hooksOf(Instance self) {
    return self.own("_hooks") instanceof PyTuple t
        ? hooks(new Object[] {t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5)}, 0)
        : JsonHooks.NONE;
  }
}

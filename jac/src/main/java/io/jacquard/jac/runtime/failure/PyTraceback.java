package io.jacquard.jac.runtime.failure;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code __traceback__}: one call and, as {@code tb_next}, the calls that it led to. */
public record PyTraceback(List<JacError.TraceEntry> frames) implements NativeValue {
  /** {@code types.TracebackType}. */
  public static final PyType TYPE =
      new PyType("traceback", "builtins", PyType.Kind.BUILTIN, List.of());

  /** {@code types.FrameType}. */
  public static final PyType FRAME =
      new PyType("frame", "builtins", PyType.Kind.BUILTIN, List.of());

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof PyTraceback traceback && frames.equals(traceback.frames);
  }

  @Override
  public long hash() {
    return frames.hashCode();
  }

  @Override
  public @Nullable Object attr(String name) {
    JacError.TraceEntry first = frames.getFirst();
    return switch (name) {
      case "tb_lineno" -> (long) first.line();
      case "tb_lasti" -> 0L;
      case "tb_next" ->
          frames.size() == 1 ? None.NONE : new PyTraceback(frames.subList(1, frames.size()));
      case "tb_frame" -> new PyFrame(first);
      default -> null;
    };
  }

  /** A {@code tb_frame}: which function ran; its variables are gone. */
  private record PyFrame(JacError.TraceEntry place) implements NativeValue {
    @Override
    public PyType type() {
      return FRAME;
    }

    @Override
    public @Nullable Object attr(String name) {
      return switch (name) {
        case "f_lineno" -> (long) place.line();
        case "f_code" -> new PyCode(place);
        case "f_back" -> None.NONE;
        case "f_locals", "f_globals" -> new PyDict();
        default -> null;
      };
    }
  }

  /** The {@code f_code} of a frame. */
  private record PyCode(JacError.TraceEntry place) implements NativeValue {
    private static final PyType TYPE =
        new PyType("code", "builtins", PyType.Kind.BUILTIN, List.of());

    @Override
    public PyType type() {
      return TYPE;
    }

    @Override
    public @Nullable Object attr(String name) {
      return switch (name) {
        case "co_name", "co_qualname" -> place.ability();
        case "co_filename" -> place.file();
        default -> null;
      };
    }
  }
}

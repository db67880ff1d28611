package io.jacquard.jac.runtime.text.format;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Strings;
import org.jspecify.annotations.Nullable;

/** Arguments of methods that must be strings, with CPython's texts for those that are none. */
public final class Arguments {
  private Arguments() {}

  public static String self(Object[] bound) {
    return (String) bound[0];
  }

  /** "must be str, not int". */
  public static String text(Object argument) {
    if (BoxedInstance.unbox(argument) instanceof String text) {
      return text;
    }
    throw Errors.typeError("must be str, not " + typeName(argument));
  }

  /** "replace() argument 1 must be str, not int". */
  public static String text(Object argument, String where) {
    if (BoxedInstance.unbox(argument) instanceof String text) {
      return text;
    }
    throw Errors.typeError(where + " must be str, not " + typeName(argument));
  }

  /** A string, or {@code null} for None: "must be str or None, not int". */
  public static @Nullable String optional(Object argument) {
    if (BoxedInstance.unbox(argument) instanceof String text) {
      return text;
    }
    if (argument == None.NONE) {
      return null;
    }
    throw Errors.typeError("must be str or None, not " + typeName(argument));
  }

  /** The single character that fills: "The fill character must be exactly one character long". */
  public static String fill(Object argument) {
    if (!(BoxedInstance.unbox(argument) instanceof String text)) {
      throw Errors.typeError(
          "The fill character must be a unicode character, not " + typeName(argument));
    }
    if (Strings.length(text) != 1) {
      throw Errors.typeError("The fill character must be exactly one character long");
    }
    return text;
  }

  public static String typeName(Object value) {
    return Ops.typeOf(value).name();
  }
}

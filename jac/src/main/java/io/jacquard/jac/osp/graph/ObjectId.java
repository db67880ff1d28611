package io.jacquard.jac.osp.graph;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.Locale;

/** Ids of graph objects as programs write them. */
public final class ObjectId {
  private ObjectId() {}

  /**
   * The 32 hex digits of an id that may be written with dashes, braces or capitals, as {@code UUID}
   * of Python takes it; the word {@code root} stays.
   */
  public static String parse(Object written) {
    if (written == None.NONE) {
      throw Errors.typeError(
          "one of the hex, bytes, bytes_le, fields, or int arguments must be given");
    }
    if (!(written instanceof String) && !(written instanceof IdValue)) {
      throw Errors.attributeError(
          "'" + Ops.typeOf(written).name() + "' object has no attribute 'replace'");
    }
    String text = Ops.str(written);
    if (text.equals("root")) {
      return text;
    }
    String hex =
        text.replace("urn:", "")
            .replace("uuid:", "")
            .replaceAll("^[{}]+|[{}]+$", "")
            .replace("-", "")
            .toLowerCase(Locale.ROOT);
    if (hex.length() != 32 || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw Errors.valueError("badly formed hexadecimal UUID string");
    }
    return hex;
  }

  /** The form with dashes. */
  static String dashed(String hex) {
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }
}

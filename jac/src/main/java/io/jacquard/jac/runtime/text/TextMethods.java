package io.jacquard.jac.runtime.text;

import io.jacquard.jac.runtime.text.bytes.BytesMethods;
import io.jacquard.jac.runtime.text.bytes.MemoryViewMethods;
import io.jacquard.jac.runtime.text.bytes.UnicodeErrors;
import io.jacquard.jac.runtime.text.number.FloatMethods;
import io.jacquard.jac.runtime.text.number.IntMethods;

/** Gives the builtin classes of text and numbers their methods and constructors. */
public final class TextMethods {
  private TextMethods() {}

  /** Called once, when the builtin classes exist. */
  public static void install() {
    StrMethods.install();
    StrSearchMethods.install();
    BytesMethods.install();
    MemoryViewMethods.install();
    IntMethods.install();
    FloatMethods.install();
    UnicodeErrors.install();
  }
}

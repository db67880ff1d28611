package io.jacquard.jac.runtime.text;

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

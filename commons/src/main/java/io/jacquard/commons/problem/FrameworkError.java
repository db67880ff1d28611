package io.jacquard.commons.problem;

/**
 * The body of answers that the contract gives outside the envelope: validation, unknown methods,
 * unreadable bodies.
 *
 * @param detail a sentence, or a list of {@link Violation}
 */
public record FrameworkError(Object detail) {
  public static final FrameworkError METHOD_NOT_ALLOWED = new FrameworkError("Method Not Allowed");

  /** What an unknown GET path answers, as plain text. */
  public static final String NOT_FOUND = "Not found";
}

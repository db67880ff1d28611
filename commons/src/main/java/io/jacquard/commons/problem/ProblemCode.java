package io.jacquard.commons.problem;

/**
 * One way a request can be refused. Each service has an enum of its own; a constant's name is the
 * code on the wire and never changes once shipped.
 */
public interface ProblemCode {

  /** The wire code. */
  String name();

  /** The HTTP status it is answered with. */
  int status();

  /** What it means in general; the exception's detail says what happened this time. */
  String title();
}

package io.jacquard.commons.boot;

/**
 * Something about an installation that is not safe.
 *
 * @param fatal whether nothing can run like that, production or not
 * @param problem what is wrong, naming the setting and no secret
 * @param remedy what to do about it
 */
public record Finding(boolean fatal, String problem, String remedy) {

  /** Refused in production, warned of elsewhere. */
  public static Finding unsafe(String problem, String remedy) {
    return new Finding(false, problem, remedy);
  }

  @Override
  public String toString() {
    return problem + "; " + remedy;
  }
}

package io.jacquard.settings;

/** Where a value comes from; the kinds in order of precedence. */
public sealed interface Origin {

  /** A command-line flag. */
  record Flag(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }

  /** An environment variable. */
  record Environment(String variable) implements Origin {
    @Override
    public String toString() {
      return "environment " + variable;
    }
  }

  /** A configuration file beside the program. */
  record File(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Nobody has set it. */
  record Default() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }
}

package io.jacquard.standalone;

import io.jacquard.store.StoreException;
import io.jacquard.walker.program.ProgramStartException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Says why the start failed: to whoever can do something about it in a sentence, else in full. */
final class StartFailure {
  private StartFailure() {}

  static String explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String sentence = sentence(cause);
      if (sentence != null) {
        return sentence;
      }
    }
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return "jacquard: the start failed\n" + trace;
  }

  private static @Nullable String sentence(Throwable cause) {
    return switch (cause) {
      case ProgramStartException e -> e.getMessage();
      case StoreException e -> "jacquard: " + e.getMessage();
      case ConfigurationException e -> "jacquard: " + e.getMessage();
      default -> null;
    };
  }
}

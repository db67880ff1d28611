package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.PyModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The module {@code dotenv}: a {@code .env} file beside the program extends {@code os.environ}. */
public final class DotenvModule {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_]\\w*)\\s*=\\s*(.*?)\\s*");

  private DotenvModule() {}

  public static PyModule dotenv() {
    return new ModuleBuilder("dotenv")
        .function(
            "load_dotenv",
            "(dotenv_path=None, stream=None, verbose=False, override=False, interpolate=True,"
                + " encoding='utf-8')",
            a -> load(a[0] == None.NONE ? ".env" : Paths.text(a[0]), Args.truth(a[3])))
        .build();
  }

  private static boolean load(String name, boolean override) {
    Path file = Paths.file(name);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher setting = LINE.matcher(line);
        if (setting.matches()) {
          OsModule.define(setting.group(1), unquoted(setting.group(2)), override);
        }
      }
      return true;
    } catch (IOException failure) {
      throw OsErrors.of(failure, name);
    }
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}

package io.jacquard.jac;

import java.util.Map;

/** Why modules that programs ask for are not there: hints for an import that leads nowhere. */
final class AbsentModules {
  private static final String PYTHON_PACKAGE =
      "Python packages are not available on the JVM; the standard modules listed in"
          + " docs/language.md and Java classes are";
  private static final String SOCKETS =
      "programs open no sockets, so that a served program reaches nothing behind the server;"
          + " let another process fetch what is needed";
  private static final String SERVING =
      "programs do not listen themselves: 'jacquard start' serves their walkers and functions"
          + " over HTTP";
  private static final String DATABASE =
      "what is connected to 'root' is stored already; for files there is store()";

  private static final Map<String, String> REASONS =
      Map.of(
          "socket", SOCKETS,
          "ssl", SOCKETS,
          "http.client", SOCKETS,
          "urllib.request", SOCKETS,
          "http.server", SERVING,
          "socketserver", SERVING,
          "sqlite3", DATABASE);

  private AbsentModules() {}

  static String reason(String path) {
    return REASONS.getOrDefault(path, PYTHON_PACKAGE);
  }
}

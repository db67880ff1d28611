package io.jacquard.jac.lib.os;

import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Execution;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code os.environ}: the process's environment without the platform's secrets. What a program sets
 * is seen by the program alone; the process keeps its own.
 */
final class Environment extends PyDict {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(JWT_|SSO_|JACQUARD_|KC_|QUARKUS_).*|.*(SECRET|PASSWORD|PASSWD|PRIVATE_KEY).*");
  private static final Set<String> PLATFORM =
      Set.of("MONGODB_URI", "REDIS_URL", "NATS_URL", "DOCKER_PASSWORD", "DOCKER_USERNAME");

  Environment() {
    System.getenv().forEach(this::putVisible);
  }

  private void putVisible(String name, String value) {
    if (!hidden(name)) {
      put(name, value);
    }
  }

  static boolean hidden(String name) {
    return PLATFORM.contains(name) || SECRET.matcher(name).matches();
  }

  @Override
  public void setItem(Object key, Object value) {
    if (!(key instanceof String) || !(value instanceof String)) {
      Object wrong = key instanceof String ? value : key;
      throw io.jacquard.jac.runtime.failure.Errors.typeError(
          "str expected, not " + io.jacquard.jac.lib.Args.typeName(wrong));
    }
    Execution.current().markExternal();
    super.setItem(key, value);
  }

  @Override
  public String repr() {
    return "environ(" + super.repr() + ")";
  }
}

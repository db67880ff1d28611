package io.jacquard.commons.edge;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Headers that an installation adds to every answer.
 *
 * @param values by name
 */
record ResponseHeaders(Map<String, String> values) {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*");

  ResponseHeaders {
    values = Map.copyOf(values);
    values.forEach((name, value) -> {
      if (!NAME.matcher(name).matches()) {
        throw new ConfigurationException("'" + name + "' cannot be the name of a response header");
      }
      if (!VALUE.matcher(value).matches()) {
        throw new ConfigurationException(
            "the response header '" + name + "' cannot have a value with control characters");
      }
    });
  }
}

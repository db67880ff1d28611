package io.jacquard.auth.http;

import io.jacquard.commons.json.JsonBody;
import io.jacquard.commons.json.PlainValues;
import io.jacquard.commons.problem.Violation;
import io.jacquard.commons.problem.ViolationException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text fields of a request; collects everything that is wrong before refusing. Unknown fields
 * are ignored.
 */
public final class RequestFields {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\s*([+-]?\\d{1,18})(\\.0*)?\\s*");

  private final Map<?, ?> body;
  private final List<Violation> violations = new ArrayList<>();

  public RequestFields(byte[] body, @Nullable String contentType) {
    this.body = (Map<?, ?>) JsonBody.read(body, contentType, PlainValues.INSTANCE);
  }

  private RequestFields() {
    this.body = Map.of();
  }

  /** The fields of a request without a body. */
  public static RequestFields none() {
    return new RequestFields();
  }

  /** A required header; asked for before the fields of the body, as recorded. */
  public String header(String name, @Nullable String value) {
    if (value == null) {
      violations.add(Violation.missing(List.of("header", name), null));
      return "";
    }
    return value;
  }

  /** An optional whole number; text and fractions of nothing count too, as recorded. */
  public Optional<Long> wholeNumber(String name) {
    @Nullable Object value = body.get(name);
    return switch (value) {
      case null -> Optional.empty();
      case Long number -> Optional.of(number);
      case Boolean truth -> Optional.of(truth ? 1L : 0L);
      case BigInteger large -> Optional.of(large.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
      case Double number when number.longValue() == number -> Optional.of(number.longValue());
      case Double _ ->
          refuse(
              "int_from_float",
              name,
              "Input should be a valid integer, got a number with a fractional part",
              value);
      case String text -> parsed(name, text);
      default -> refuse("int_type", name, "Input should be a valid integer", value);
    };
  }

  /** An optional list of texts. */
  public List<String> texts(String name) {
    @Nullable Object value = body.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> items)) {
      refuse("list_type", name, "Input should be a valid list", value);
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof String text) {
        texts.add(text);
      } else {
        List<Object> where = List.of("body", name, (long) i);
        violations.add(
            Violation.of("string_type", where, "Input should be a valid string", items.get(i)));
      }
    }
    return texts;
  }

  private Optional<Long> parsed(String name, String text) {
    Matcher number = WHOLE_NUMBER.matcher(text);
    return number.matches()
        ? Optional.of(Long.parseLong(number.group(1)))
        : refuse(
            "int_parsing",
            name,
            "Input should be a valid integer, unable to parse string as an integer",
            text);
  }

  private Optional<Long> refuse(String type, String name, String message, @Nullable Object value) {
    violations.add(Violation.of(type, List.of("body", name), message, value));
    return Optional.empty();
  }

  /**
   * A required text.
   *
   * @param aliases other names that are looked at when the first is absent
   */
  public String text(String name, String... aliases) {
    if (body.containsKey(name)) {
      return checked(name, body.get(name));
    }
    for (String alias : aliases) {
      if (body.containsKey(alias)) {
        return checked(alias, body.get(alias));
      }
    }
    violations.add(Violation.missing(List.of("body", name), body));
    return "";
  }

  /** A text that may be absent or null. */
  public Optional<String> optionalText(String name) {
    return body.get(name) == null ? Optional.empty() : Optional.of(checked(name, body.get(name)));
  }

  /** A truth value; false when it is absent. */
  public boolean truth(String name) {
    return switch (body.get(name)) {
      case null -> false;
      case Boolean truth -> truth;
      case Object other -> {
        violations.add(
            Violation.of(
                "bool_type", List.of("body", name), "Input should be a valid boolean", other));
        yield false;
      }
    };
  }

  /** Refuses the request when any field asked for so far was wrong. */
  public void check() {
    if (!violations.isEmpty()) {
      throw new ViolationException(violations);
    }
  }

  private String checked(String name, @Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    List<Object> where = List.of("body", name);
    violations.add(Violation.of("string_type", where, "Input should be a valid string", value));
    return "";
  }
}

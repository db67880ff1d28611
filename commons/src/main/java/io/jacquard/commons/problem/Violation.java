package io.jacquard.commons.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One part of a request that does not fit its declared type, as clients of the recorded contract
 * parse it.
 *
 * @param type permanent name of the rule, such as {@code missing} or {@code int_parsing}
 * @param loc where: {@code body}, {@code query}, {@code header} or {@code path}, then names
 * @param input what was sent; the writer of the answer knows how to show it
 * @param ctx figures and names that the message mentions; left out when empty
 */
@JsonPropertyOrder({"type", "loc", "msg", "input", "ctx"})
public record Violation(
    String type,
    List<Object> loc,
    String msg,
    @Nullable Object input,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> ctx) {

  public Violation {
    loc = List.copyOf(loc);
    ctx = Map.copyOf(ctx);
  }

  public static Violation of(String type, List<Object> loc, String msg, @Nullable Object input) {
    return new Violation(type, loc, msg, input, Map.of());
  }

  /** A part that was left out although it is required; the input is what surrounds it. */
  public static Violation missing(List<Object> loc, @Nullable Object input) {
    return of("missing", loc, "Field required", input);
  }
}

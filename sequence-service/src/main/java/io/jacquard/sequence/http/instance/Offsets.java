package io.jacquard.sequence.http.instance;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Places in streams, with which a client goes on where it was broken off. */
final class Offsets {
  /** Where the first byte of a body stands in the stream that it is a part of. */
  static final String HEADER = "x-stream-offset";

  private Offsets() {}

  /** The place that the query names with {@code from}, if it does. */
  static OptionalLong asked(HubRequest request) {
    @Nullable String from = request.query("from");
    try {
      return from == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(from));
    } catch (NumberFormatException _) {
      throw new ProblemException(CommonProblem.VALIDATION_ERROR, "from must be a number of bytes");
    }
  }
}

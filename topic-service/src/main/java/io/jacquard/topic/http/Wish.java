package io.jacquard.topic.http;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.topic.group.GroupName;
import io.jacquard.topic.group.GroupReaders;
import io.jacquard.topic.log.Begin;
import io.jacquard.topic.log.Position;
import io.jacquard.topic.problem.TopicProblem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a consumer wants to read, as the query says.
 *
 * @param records whether it wants to know the offset of each entry
 * @param group the group it reads for, {@code null} for itself alone
 */
record Wish(Begin begin, boolean records, GroupReaders.@Nullable Request group) {

  static Wish of(HubRequest request) {
    @Nullable String from = request.query("from");
    @Nullable String group = request.query("group");
    boolean records = choice(request, "format", "bytes", "records");
    if (group == null) {
      return new Wish(from == null ? new Begin.Live() : begin(from), records, null);
    }
    @Nullable String consumer = request.query("consumer");
    String name = consumer == null ? "consumer-" + UUID.randomUUID() : consumer;
    boolean acknowledging = choice(request, "ack", "manual", "auto");
    GroupReaders.Request wish =
        new GroupReaders.Request(
            new GroupName(group), new GroupName(name), most(request.query("max")), acknowledging);
    Begin begin = from == null ? new Begin.Earliest() : begin(from);
    return new Wish(begin, records || !acknowledging, wish);
  }

  private static Begin begin(String from) {
    return switch (from) {
      case "earliest" -> new Begin.Earliest();
      case "latest" -> new Begin.Latest();
      default ->
          new Begin.At(
              Position.of(from)
                  .orElseThrow(() -> invalid("from is earliest, latest or an offset such as 42")));
    };
  }

  /** Whether the second of two words was chosen; the first is meant where nothing is said. */
  private static boolean choice(HubRequest request, String name, String first, String second) {
    @Nullable String chosen = request.query(name);
    if (chosen == null || chosen.equals(first)) {
      return false;
    }
    if (chosen.equals(second)) {
      return true;
    }
    throw invalid(name + " is " + first + " or " + second);
  }

  private static @Nullable Integer most(@Nullable String max) {
    if (max == null) {
      return null;
    }
    if (!max.matches("[1-9]\\d{0,4}")) {
      throw invalid("max is a number from 1 to 99999");
    }
    return Integer.valueOf(max);
  }

  private static ProblemException invalid(String reason) {
    return new ProblemException(TopicProblem.TOPIC_REQUEST_INVALID, reason);
  }
}

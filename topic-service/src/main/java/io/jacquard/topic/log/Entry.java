package io.jacquard.topic.log;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;

/**
 * One entry of a topic.
 *
 * @param position the place behind it
 */
public record Entry(Position position, Kind kind, Buffer data) {

  /** What an entry is. */
  public enum Kind {
    DATA("d"),
    /** Data of an instance that reads the same topic. */
    ECHO("r"),
    /** The end of the topic, until somebody adds to it. */
    END("e");

    private final String field;

    Kind(String field) {
      this.field = field;
    }

    /** The name of the field that holds the data. */
    String field() {
      return field;
    }

    private static Kind of(String field) {
      return switch (field) {
        case "d" -> DATA;
        case "r" -> ECHO;
        case "e" -> END;
        default -> throw new IllegalStateException("an entry with a field " + field);
      };
    }
  }

  /** Reads an entry of a stream. */
  public static Entry of(Response entry) {
    Response fields = entry.get(1);
    Buffer data = fields.get(1).toBuffer();
    return new Entry(
        Position.read(entry.get(0).toString()), Kind.of(fields.get(0).toString()), data);
  }

  /** The place before it. */
  public Position begin() {
    return kind == Kind.END
        ? new Position(position.bytes(), position.ends() - 1)
        : new Position(position.bytes() - data.length(), 0);
  }

  /** What of it lies behind a place. */
  Entry after(Position place) {
    long before = place.bytes() - begin().bytes();
    return kind == Kind.END || before <= 0
        ? this
        : new Entry(position, kind, data.slice((int) before, data.length()));
  }
}

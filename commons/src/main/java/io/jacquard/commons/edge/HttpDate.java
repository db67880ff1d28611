package io.jacquard.commons.edge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as headers have them, to the second. */
public final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  public static String format(Instant time) {
    return FORMAT.format(time);
  }

  /** The time of a header; empty for none, and for one that is no time and so is to be ignored. */
  public static Optional<Instant> parse(@Nullable String header) {
    try {
      return header == null ? Optional.empty() : Optional.of(Instant.from(FORMAT.parse(header)));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}

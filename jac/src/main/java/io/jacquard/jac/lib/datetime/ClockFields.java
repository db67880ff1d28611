package io.jacquard.jac.lib.datetime;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * What a format directive may ask for: a local date and time, and what is known of its zone.
 *
 * @param offset distance from UTC; {@code null} for naive values
 * @param zoneName name of the zone; empty for naive values
 */
record ClockFields(LocalDateTime local, @Nullable Delta offset, String zoneName) {

  static ClockFields naive(LocalDateTime local) {
    return new ClockFields(local, null, "");
  }

  int micros() {
    return local.get(ChronoField.MICRO_OF_SECOND);
  }
}

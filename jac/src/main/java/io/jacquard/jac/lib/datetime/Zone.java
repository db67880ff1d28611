package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.type.PyType;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A {@code tzinfo}: what lies between local time and UTC. */
sealed interface Zone extends NativeValue permits FixedZone, RegionZone {
  PyType TZINFO = new ClassBuilder("datetime", "tzinfo").build();

  /** Distance from UTC at a local time; {@code null} when a time alone does not tell. */
  @Nullable Delta offset(@Nullable LocalDateTime local, int fold);

  /** Daylight saving part of the offset; {@code null} when unknown. */
  @Nullable Delta saving(@Nullable LocalDateTime local, int fold);

  @Nullable String zoneName(@Nullable LocalDateTime local, int fold);

  /** The local time of this zone at a UTC time, with its fold. */
  Local atUtc(LocalDateTime utc);

  /** A local time; fold is 1 for the second of two equal readings of the clock. */
  record Local(LocalDateTime time, int fold) {}
}

package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.execution.PyModule;
import java.time.LocalDate;

/** The modules {@code datetime} and {@code zoneinfo}. */
public final class DateTimeModule {
  private DateTimeModule() {}

  public static PyModule datetime() {
    AnyDate.TYPE.namespace().put("min", new Date(LocalDate.of(1, 1, 1)));
    AnyDate.TYPE.namespace().put("max", new Date(LocalDate.of(9999, 12, 31)));
    AnyDate.TYPE.namespace().put("resolution", Delta.of(1, 0, 0));
    return new ModuleBuilder("datetime")
        .type(AnyDate.TYPE)
        .type(DateTime.TYPE)
        .type(Time.TYPE)
        .type(Delta.TYPE)
        .type(FixedZone.TYPE)
        .type(Zone.TZINFO)
        .value("UTC", FixedZone.UTC)
        .value("MINYEAR", 1L)
        .value("MAXYEAR", 9999L)
        .build();
  }

  public static PyModule zoneinfo() {
    return RegionZone.module();
  }
}

package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.type.PyType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@code zoneinfo.ZoneInfo}: a region with daylight saving rules. */
record RegionZone(ZoneId id) implements Zone {
  private static final DateTimeFormatter ABBREVIATION =
      DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
  static final PyType TYPE =
      new ClassBuilder("zoneinfo", "ZoneInfo", TZINFO)
          .constructor("(key)", a -> named(Args.text(a[0], "key")))
          .property("key", RegionZone.class, z -> z.id.getId())
          .method("utcoffset", "(self, dt, /)", a -> self(a).ask(a[1], DateTime::offset))
          .method("dst", "(self, dt, /)", a -> self(a).ask(a[1], DateTime::saving))
          .method("tzname", "(self, dt, /)", a -> self(a).ask(a[1], DateTime::zoneName))
          .method("fromutc", "(self, dt, /)", a -> DateTime.fromUtc((Zone) a[0], a[1]))
          .build();

  static PyModule module() {
    return new ModuleBuilder("zoneinfo")
        .type(TYPE)
        .value("ZoneInfoNotFoundError", NOT_FOUND)
        .function(
            "available_timezones", "()", _ -> PySet.of(ZoneId.getAvailableZoneIds().toArray()))
        .build();
  }

  private static final PyType NOT_FOUND =
      Exceptions.define("zoneinfo", "ZoneInfoNotFoundError", "KeyError");

  private static RegionZone named(String key) {
    try {
      return new RegionZone(ZoneId.of(key));
    } catch (DateTimeException _) {
      throw Exceptions.make(NOT_FOUND, "No time zone found with key " + key);
    }
  }

  private static RegionZone self(Object[] args) {
    return (RegionZone) args[0];
  }

  private Object ask(Object moment, java.util.function.Function<DateTime, @Nullable Object> what) {
    return moment instanceof DateTime t
        ? Args.orNone(what.apply(new DateTime(t.local(), this, t.fold())))
        : io.jacquard.jac.runtime.None.NONE;
  }

  private ZonedDateTime zoned(LocalDateTime local, int fold) {
    ZonedDateTime zoned = ZonedDateTime.of(local, id);
    return fold == 1 ? zoned.withLaterOffsetAtOverlap() : zoned.withEarlierOffsetAtOverlap();
  }

  @Override
  public @Nullable Delta offset(@Nullable LocalDateTime local, int fold) {
    return local == null ? null : delta(offsetAt(local, fold));
  }

  /** In a gap the reading before it counts with fold 0, the one after it with fold 1. */
  private ZoneOffset offsetAt(LocalDateTime local, int fold) {
    var transition = id.getRules().getTransition(local);
    if (transition == null) {
      return id.getRules().getOffset(local);
    }
    return fold == 0 ? transition.getOffsetBefore() : transition.getOffsetAfter();
  }

  private static Delta delta(ZoneOffset offset) {
    return Delta.of(0, offset.getTotalSeconds(), 0);
  }

  @Override
  public @Nullable Delta saving(@Nullable LocalDateTime local, int fold) {
    if (local == null) {
      return null;
    }
    Duration saving = id.getRules().getDaylightSavings(local.toInstant(offsetAt(local, fold)));
    return Delta.of(0, saving.toSeconds(), 0);
  }

  @Override
  public @Nullable String zoneName(@Nullable LocalDateTime local, int fold) {
    if (local == null) {
      return null;
    }
    if (id instanceof ZoneOffset) {
      return id.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
    return ABBREVIATION.format(zoned(local, fold));
  }

  @Override
  public Local atUtc(LocalDateTime utc) {
    ZonedDateTime there = utc.atZone(ZoneOffset.UTC).withZoneSameInstant(id);
    LocalDateTime local = there.toLocalDateTime();
    boolean second =
        there.isEqual(there.withLaterOffsetAtOverlap())
            && !there.isEqual(there.withEarlierOffsetAtOverlap());
    return new Local(local, second ? 1 : 0);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean equalTo(Object other) {
    return equals(other);
  }

  @Override
  public long hash() {
    return hashCode();
  }

  @Override
  public String repr() {
    return "zoneinfo.ZoneInfo(key='" + id.getId() + "')";
  }

  @Override
  public String str() {
    return id.getId();
  }
}

package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A {@code datetime}, naive or with a zone; precise to the microsecond.
 *
 * @param fold 1 for the second of two equal readings of the clock
 */
record DateTime(LocalDateTime local, @Nullable Zone zone, int fold) implements AnyDate {
  static final PyType TYPE = DateTimeMethods.define();

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public LocalDate date() {
    return local.toLocalDate();
  }

  @Override
  public AnyDate on(LocalDate date) {
    return new DateTime(date.atTime(local.toLocalTime()), zone, fold);
  }

  @Nullable Delta offset() {
    return zone == null ? null : zone.offset(local, fold);
  }

  @Nullable Delta saving() {
    return zone == null ? null : zone.saving(local, fold);
  }

  @Nullable String zoneName() {
    return zone == null ? null : zone.zoneName(local, fold);
  }

  /** The UTC reading; a naive value is taken as it is. */
  LocalDateTime utc() {
    Delta offset = offset();
    return offset == null ? local : shift(local, offset.negate());
  }

  /** The UTC reading; a naive value is local time of this process. */
  LocalDateTime instant() {
    if (zone != null) {
      return utc();
    }
    var zoned = local.atZone(ZoneId.systemDefault());
    var chosen = fold == 1 ? zoned.withLaterOffsetAtOverlap() : zoned;
    return chosen.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  static DateTime fromUtc(Zone zone, Object moment) {
    if (!(moment instanceof DateTime t)) {
      throw Errors.typeError("fromutc() argument must be a datetime");
    }
    if (!Identity.same(t.zone, zone)) {
      throw Errors.valueError("fromutc: dt.tzinfo is not self");
    }
    Zone.Local there = zone.atUtc(t.local);
    return new DateTime(there.time(), zone, there.fold());
  }

  /** A moved local time; OverflowError outside of years 1 to 9999. */
  static LocalDateTime plus(LocalDateTime local, Delta delta) {
    LocalDateTime moved = shift(local, delta);
    if (moved.getYear() < 1 || moved.getYear() > 9999) {
      throw Errors.make("OverflowError", "date value out of range");
    }
    return moved;
  }

  private static LocalDateTime shift(LocalDateTime local, Delta delta) {
    return local
        .plusDays(delta.days())
        .plusSeconds(delta.seconds())
        .plusNanos(delta.micros() * 1000L);
  }

  private static Delta between(LocalDateTime from, LocalDateTime to) {
    long days = to.toLocalDate().toEpochDay() - from.toLocalDate().toEpochDay();
    long micros = ChronoUnit.MICROS.between(from.toLocalTime(), to.toLocalTime());
    return Delta.of(days, 0, micros);
  }

  @Override
  public ClockFields clockFields() {
    String name = zoneName();
    return new ClockFields(local, offset(), name == null ? "" : name);
  }

  @Override
  public boolean equalTo(Object other) {
    if (!(other instanceof DateTime t)) {
      return false;
    }
    if (Identity.same(zone, t.zone)) {
      return local.equals(t.local);
    }
    return (offset() == null) == (t.offset() == null) && utc().equals(t.utc());
  }

  @Override
  public long hash() {
    return utc().hashCode();
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    return switch (other) {
      case DateTime t -> {
        requireSameKind(t, "can't compare");
        yield operator.holds(
            Identity.same(zone, t.zone) ? local.compareTo(t.local) : utc().compareTo(t.utc()));
      }
      case Date d ->
          throw Errors.typeError(
              "can't compare " + Date.qualified(this) + " to " + Date.qualified(d));
      default -> null;
    };
  }

  private void requireSameKind(DateTime other, String what) {
    if (!Identity.same(zone, other.zone) && (offset() == null) != (other.offset() == null)) {
      throw Errors.typeError(what + " offset-naive and offset-aware datetimes");
    }
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return switch (right) {
      case Delta d when operator == Operator.ADD -> new DateTime(plus(local, d), zone, 0);
      case Delta d when operator == Operator.SUBTRACT ->
          new DateTime(plus(local, d.negate()), zone, 0);
      case DateTime t when operator == Operator.SUBTRACT -> {
        requireSameKind(t, "can't subtract");
        yield Identity.same(zone, t.zone) ? between(t.local, local) : between(t.utc(), utc());
      }
      default -> null;
    };
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.ADD ? binary(operator, left) : null;
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder("datetime.datetime(");
    out.append(local.getYear()).append(", ").append(local.getMonthValue()).append(", ");
    out.append(local.getDayOfMonth()).append(", ").append(local.getHour()).append(", ");
    out.append(local.getMinute());
    Time.appendSmallParts(out, local.toLocalTime());
    if (zone != null) {
      out.append(", tzinfo=").append(Ops.repr(zone));
    }
    if (fold != 0) {
      out.append(", fold=1");
    }
    return out.append(')').toString();
  }

  @Override
  public String str() {
    return iso(" ", "auto");
  }

  String iso(String separator, String timespec) {
    String time = IsoText.time(local.toLocalTime(), timespec);
    if (time == null) {
      throw Errors.valueError("Unknown timespec value");
    }
    Delta offset = offset();
    return IsoText.date(date())
        + separator
        + time
        + (offset == null ? "" : IsoText.offset(offset, ":"));
  }
}

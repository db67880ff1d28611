package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.type.PyType;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A {@code timezone}: always the same distance from UTC. */
record FixedZone(Delta offset, @Nullable String name) implements Zone {
  static final PyType TYPE =
      new ClassBuilder("datetime", "timezone", TZINFO)
          .constructor("(offset, name=?)", FixedZone::construct)
          .method("utcoffset", "(self, dt, /)", a -> ((FixedZone) a[0]).offset)
          .method("tzname", "(self, dt, /)", a -> ((FixedZone) a[0]).label())
          .method("dst", "(self, dt, /)", _ -> None.NONE)
          .method("fromutc", "(self, dt, /)", a -> DateTime.fromUtc((Zone) a[0], a[1]))
          .build();
  static final FixedZone UTC = new FixedZone(Delta.ZERO, null);

  static {
    TYPE.namespace().put("utc", UTC);
    TYPE.namespace().put("min", new FixedZone(Delta.of(0, -86_340, 0), null));
    TYPE.namespace().put("max", new FixedZone(Delta.of(0, 86_340, 0), null));
  }

  private static Object construct(Object[] args) {
    if (!(args[0] instanceof Delta offset)) {
      throw Errors.typeError(
          "timezone() argument 1 must be datetime.timedelta, not " + Args.typeName(args[0]));
    }
    if (offset.days() < -1
        || offset.days() > 0
        || (offset.days() == -1 && offset.seconds() == 0 && offset.micros() == 0)) {
      throw Errors.valueError(
          "offset must be a timedelta strictly between -timedelta(hours=24) and"
              + " timedelta(hours=24), not "
              + offset.repr()
              + ".");
    }
    if (args[1] == null) {
      return offset.truthy() ? new FixedZone(offset, null) : UTC;
    }
    return new FixedZone(offset, Args.text(args[1], "timezone() argument 2"));
  }

  static FixedZone of(Delta offset) {
    return offset.truthy() ? new FixedZone(offset, null) : UTC;
  }

  @Override
  public Delta offset(@Nullable LocalDateTime local, int fold) {
    return offset;
  }

  @Override
  public @Nullable Delta saving(@Nullable LocalDateTime local, int fold) {
    return null;
  }

  @Override
  public String zoneName(@Nullable LocalDateTime local, int fold) {
    return label();
  }

  @Override
  public Local atUtc(LocalDateTime utc) {
    return new Local(DateTime.plus(utc, offset), 0);
  }

  private String label() {
    if (name != null) {
      return name;
    }
    return offset.truthy() ? "UTC" + IsoText.offset(offset, ":") : "UTC";
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof FixedZone zone && zone.offset.equals(offset);
  }

  @Override
  public long hash() {
    return offset.hash();
  }

  @Override
  public String repr() {
    if (Identity.same(this, UTC)) {
      return "datetime.timezone.utc";
    }
    String second = name == null ? "" : ", " + io.jacquard.jac.runtime.operator.Ops.repr(name);
    return "datetime.timezone(" + offset.repr() + second + ")";
  }

  @Override
  public String str() {
    return label();
  }
}

package io.jacquard.jac.resolve.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern of {@code match} and {@code switch} with its names resolved. */
public sealed interface IrPattern {

  /**
   * @param identity compare with {@code is}
   */
  record Value(IrExpr value, boolean identity) implements IrPattern {}

  /**
   * @param place {@code null} for the wildcard
   */
  record Capture(@Nullable Place place) implements IrPattern {}

  record As(IrPattern pattern, Place place) implements IrPattern {}

  record Or(List<IrPattern> alternatives) implements IrPattern {}

  /**
   * @param star index of the rest element, or -1
   * @param rest where the rest goes, if it is named
   */
  record Sequence(List<IrPattern> elements, int star, @Nullable Place rest) implements IrPattern {}

  record Mapping(List<IrExpr> keys, List<IrPattern> values, @Nullable Place rest)
      implements IrPattern {}

  record ClassPattern(
      IrExpr type, List<IrPattern> positional, List<String> names, List<IrPattern> named)
      implements IrPattern {}
}

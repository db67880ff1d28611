package io.jacquard.jac.resolve.ir;

import org.jspecify.annotations.Nullable;

/**
 * A {@code has} field.
 *
 * @param annotation the declared type as source text
 * @param constant the default when it is a literal
 * @param factory makes any other default, once per instance
 */
public record FieldCode(
    String name,
    String annotation,
    @Nullable Object constant,
    @Nullable FunctionCode factory,
    boolean byPostinit) {}

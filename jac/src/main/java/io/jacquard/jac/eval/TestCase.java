package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.function.PyCallable;

/** A {@code test} of a module; calling its body runs it, an error is a failure. */
public record TestCase(String name, PyCallable body) {}

package io.jacquard.jac.lib.math;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigInteger;
import java.security.SecureRandom;

/** A {@code random.Random} or {@code random.SystemRandom}. */
final class PyRandom extends RandomSource implements NativeValue {
  private static final SecureRandom SYSTEM = new SecureRandom();

  private final PyType type;
  private final MersenneTwister twister = new MersenneTwister();
  private final boolean system;

  PyRandom(PyType type, boolean system) {
    this.type = type;
    this.system = system;
  }

  synchronized void seed(BigInteger seed) {
    twister.seed(seed);
    forgetSpare();
  }

  void seedFromSystem() {
    seed(new BigInteger(19_937, SYSTEM));
  }

  MersenneTwister twister() {
    return twister;
  }

  boolean system() {
    return system;
  }

  @Override
  synchronized double nextDouble() {
    return system ? SYSTEM.nextDouble() : twister.nextDouble();
  }

  @Override
  synchronized long bits(int count) {
    return system ? new BigInteger(count, SYSTEM).longValue() : twister.bits(count);
  }

  @Override
  synchronized BigInteger bigBits(int count) {
    return system ? new BigInteger(count, SYSTEM) : twister.bigBits(count);
  }

  @Override
  public PyType type() {
    return type;
  }
}

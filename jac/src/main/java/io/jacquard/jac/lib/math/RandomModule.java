package io.jacquard.jac.lib.math;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The module {@code random}. */
public final class RandomModule {
  private static final PyType RANDOM = define();
  private static final PyType SYSTEM =
      new ClassBuilder("random", "SystemRandom", RANDOM)
          .constructor("(x=None)", _ -> new PyRandom(system(), true))
          .build();

  private RandomModule() {}

  private static PyType system() {
    return SYSTEM;
  }

  public static PyModule random() {
    PyRandom shared = new PyRandom(RANDOM, false);
    shared.seedFromSystem();
    ModuleBuilder module = new ModuleBuilder("random").type(RANDOM).type(SYSTEM);
    for (String name : RANDOM.namespace().keySet()) {
      if (!name.startsWith("__")) {
        module.value(name, Ops.getAttr(shared, name));
      }
    }
    return module.build();
  }

  private static PyType define() {
    ClassBuilder type =
        new ClassBuilder("random", "Random")
            .constructor(
                "(x=None)",
                a -> {
                  PyRandom random = new PyRandom(type(), false);
                  seed(random, a[0]);
                  return random;
                });
    state(type);
    integers(type);
    Choices.define(type);
    reals(type);
    return type.build();
  }

  private static PyType type() {
    return RANDOM;
  }

  static PyRandom self(Object[] a) {
    return (PyRandom) a[0];
  }

  private static void state(ClassBuilder type) {
    type.method("seed", "(self, a=None, version=2)", a -> seed(self(a), a[1]))
        .method("getstate", PyRandom.class, RandomModule::state)
        .method(
            "setstate",
            "(self, state)",
            a -> {
              restore(self(a), a[1]);
              return None.NONE;
            });
  }

  private static Object seed(PyRandom random, Object seed) {
    switch (seed) {
      case None _ -> random.seedFromSystem();
      case String s -> random.seed(digest(s.getBytes(StandardCharsets.UTF_8)));
      case PyBytes b -> random.seed(digest(b.toByteArray()));
      case Double d -> random.seed(BigInteger.valueOf(Keys.hash(d)));
      default -> {
        if (!Args.isInt(seed)) {
          throw Errors.typeError(
              "The only supported seed types are: None,\n"
                  + "int, float, str, bytes, and bytearray.");
        }
        random.seed(Args.bigInt(seed));
      }
    }
    return None.NONE;
  }

  /** A text seeds by its own bytes followed by their SHA-512. */
  private static BigInteger digest(byte[] text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-512").digest(text);
      byte[] all = java.util.Arrays.copyOf(text, text.length + hash.length);
      System.arraycopy(hash, 0, all, text.length, hash.length);
      return new BigInteger(1, all);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object state(PyRandom random) {
    List<Object> words = new ArrayList<>();
    int[] snapshot = random.twister().snapshot();
    for (int i = 0; i < snapshot.length; i++) {
      words.add(snapshot[i] & 0xffffffffL);
    }
    double spare = random.spareGauss();
    return PyTuple.of(
        3L, PyTuple.of(words.toArray()), Double.isNaN(spare) ? None.NONE : (Object) spare);
  }

  private static void restore(PyRandom random, Object state) {
    if (!(state instanceof PyTuple t) || t.size() != 3 || !(t.get(1) instanceof PyTuple words)) {
      throw Errors.typeError("state vector must be a tuple");
    }
    if (words.size() != 625) {
      throw Errors.valueError("state vector is the wrong size");
    }
    int[] snapshot = new int[625];
    for (int i = 0; i < snapshot.length; i++) {
      snapshot[i] = (int) Args.integer(words.get(i));
    }
    random.twister().restore(snapshot);
    random.spareGauss(t.get(2) instanceof Double spare ? spare : Double.NaN);
  }

  private static void integers(ClassBuilder type) {
    type.method("getrandbits", "(self, k, /)", a -> bits(self(a), Args.smallInt(a[1])))
        .method(
            "randint",
            "(self, a, b)",
            a -> range(self(a), a[1], Args.normalize(Args.bigInt(a[2]).add(BigInteger.ONE)), 1L))
        .method(
            "randrange", "(self, start, stop=None, step=1)", a -> range(self(a), a[1], a[2], a[3]))
        .method(
            "randbytes",
            "(self, n)",
            a -> {
              int count = Args.smallInt(a[1]);
              if (count < 0) {
                throw Errors.valueError("negative argument not allowed");
              }
              BigInteger bits = self(a).bigBits(Sizes.check(count * 8L));
              byte[] bigEndian = bits.toByteArray();
              byte[] bytes = new byte[count];
              for (int i = 0; i < Math.min(count, bigEndian.length); i++) {
                bytes[i] = bigEndian[bigEndian.length - 1 - i];
              }
              return PyBytes.of(bytes);
            });
  }

  private static Object bits(PyRandom random, int count) {
    if (count < 0) {
      throw Errors.valueError("number of bits must be non-negative");
    }
    Sizes.check(count / 8);
    return count < 64 ? (Object) random.bits(count) : Args.normalize(random.bigBits(count));
  }

  private static Object range(PyRandom random, Object startArg, Object stopArg, Object stepArg) {
    BigInteger start = Args.bigInt(startArg);
    BigInteger step = Args.bigInt(stepArg);
    if (stopArg == None.NONE) {
      if (!step.equals(BigInteger.ONE)) {
        throw Errors.typeError("Missing a non-None stop argument");
      }
      if (start.signum() <= 0) {
        throw Errors.valueError("empty range for randrange()");
      }
      return Args.normalize(random.below(start));
    }
    BigInteger stop = Args.bigInt(stopArg);
    BigInteger width = stop.subtract(start);
    if (step.equals(BigInteger.ONE)) {
      if (width.signum() <= 0) {
        throw Errors.valueError("empty range in randrange(" + start + ", " + stop + ")");
      }
      return Args.normalize(start.add(random.below(width)));
    }
    if (step.signum() == 0) {
      throw Errors.valueError("zero step for randrange()");
    }
    BigInteger slack = step.signum() > 0 ? BigInteger.ONE : BigInteger.ONE.negate();
    BigInteger count = width.add(step).subtract(slack).divide(step);
    if (count.signum() <= 0 || width.signum() != step.signum()) {
      throw Errors.valueError(
          "empty range in randrange(" + start + ", " + stop + ", " + step + ")");
    }
    return Args.normalize(start.add(step.multiply(random.below(count))));
  }

  private static void reals(ClassBuilder type) {
    type.method("random", PyRandom.class, PyRandom::nextDouble)
        .method(
            "uniform",
            "(self, a, b)",
            a -> Distributions.uniform(self(a), Args.real(a[1]), Args.real(a[2])))
        .method("triangular", "(self, low=0.0, high=1.0, mode=None)", RandomModule::triangular)
        .method(
            "gauss",
            "(self, mu=0.0, sigma=1.0)",
            a -> self(a).gauss(Args.real(a[1]), Args.real(a[2])))
        .method("normalvariate", "(self, mu=0.0, sigma=1.0)", two(Distributions::normal))
        .method(
            "lognormvariate",
            "(self, mu, sigma)",
            two((r, mu, sigma) -> Math.exp(Distributions.normal(r, mu, sigma))))
        .method(
            "expovariate",
            "(self, lambd=1.0)",
            a -> Distributions.exponential(self(a), Args.real(a[1])))
        .method("vonmisesvariate", "(self, mu, kappa)", two(Distributions::vonMises))
        .method("gammavariate", "(self, alpha, beta)", two(Distributions::gamma))
        .method("betavariate", "(self, alpha, beta)", two(Distributions::beta))
        .method(
            "paretovariate", "(self, alpha)", a -> Distributions.pareto(self(a), Args.real(a[1])))
        .method("weibullvariate", "(self, alpha, beta)", two(Distributions::weibull));
  }

  /** A distribution of two parameters. */
  private interface TwoParameters {
    double draw(RandomSource random, double first, double second);
  }

  private static io.jacquard.jac.runtime.function.NativeFunction.Body two(
      TwoParameters distribution) {
    return a -> distribution.draw(self(a), Args.real(a[1]), Args.real(a[2]));
  }

  private static Object triangular(Object[] a) {
    return Distributions.triangular(
        self(a), Args.real(a[1]), Args.real(a[2]), a[3] == None.NONE ? null : Args.real(a[3]));
  }
}

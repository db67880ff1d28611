package io.jacquard.jac.lib.packed;

import io.jacquard.jac.runtime.failure.Errors;

/** What stands around deflated bytes, as {@code wbits} says it. */
enum Format {
  RAW,
  ZLIB,
  GZIP,
  /** When reading: zlib or gzip, as the first bytes tell. */
  EITHER;

  static Format of(int windowBits) {
    if (windowBits >= -15 && windowBits <= -8) {
      return RAW;
    }
    if (windowBits == 0 || (windowBits >= 8 && windowBits <= 15)) {
      return ZLIB;
    }
    if (windowBits >= 24 && windowBits <= 31) {
      return GZIP;
    }
    if (windowBits >= 40 && windowBits <= 47) {
      return EITHER;
    }
    throw Errors.valueError("Invalid initialization option");
  }
}

package io.jacquard.sequence.catalog;

/**
 * That an unpacked package is used, and stays on this hub's disk until then; closed once or more.
 */
public interface PackageUse extends AutoCloseable {
  @Override
  void close();
}

package io.jacquard.e2e;

import java.net.URI;

/** A running Jacquard serving one program, in whatever shape it was deployed. */
interface Server extends AutoCloseable {

  /** Where clients reach it, without a trailing slash. */
  URI url();

  /** Ends it without any chance to clean up, as a power cut would. */
  void kill();

  /** Starts it again on the same data and address, and waits until it answers. */
  void restart();

  /** What it has printed since its last start. */
  String output();

  @Override
  void close();
}

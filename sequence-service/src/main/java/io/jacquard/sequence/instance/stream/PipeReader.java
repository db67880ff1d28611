package io.jacquard.sequence.instance.stream;

import java.util.function.IntConsumer;

/** Somebody who is given what an instance writes. */
public interface PipeReader {

  /**
   * Takes the bytes from an offset on, without waiting and before it is given more.
   *
   * @param left told, as it happens, how many more of them are out of this process' hands
   */
  void take(byte[] bytes, int offset, IntConsumer left);

  /** Nothing more will come. */
  void end();
}

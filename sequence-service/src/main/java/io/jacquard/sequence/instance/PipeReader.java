package io.jacquard.sequence.instance;

import java.util.concurrent.CompletionStage;

/** Somebody who is given what an instance writes. */
public interface PipeReader {

  /** Takes some bytes; complete, however, once there is room for more. */
  CompletionStage<?> take(byte[] bytes);

  /** Nothing more will come. */
  void end();
}

package io.jacquard.topic.read;

import io.jacquard.topic.log.Entry;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Whom a reader gives what it reads. */
public interface Sink {

  /** Takes data, in order; complete once there is room for more. Fails when nobody is there. */
  CompletionStage<?> take(List<Entry> data);

  /** The topic has ended, or was removed. */
  void end();

  /** So many bytes were dropped before they could be read; nothing more comes. */
  void lost(long bytes);
}

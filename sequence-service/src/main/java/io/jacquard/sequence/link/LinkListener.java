package io.jacquard.sequence.link;

import com.fasterxml.jackson.databind.JsonNode;

/** What comes from a runner, in order and on one thread. */
public interface LinkListener {

  void data(Channel channel, byte[] bytes);

  /** Nothing more will come on a channel. */
  void end(Channel channel);

  /** The runner takes so many more bytes. */
  void credit(Channel channel, int count);

  /** So many more bytes have arrived at the runner; none stand for the end of the stream. */
  void received(Channel channel, int count);

  void message(JsonNode message);
}

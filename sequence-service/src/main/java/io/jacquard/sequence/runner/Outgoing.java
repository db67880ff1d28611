package io.jacquard.sequence.runner;

import com.fasterxml.jackson.databind.JsonNode;

/** What can be sent to a runner. Callers never wait. */
public interface Outgoing {

  void data(Channel channel, byte[] bytes, int offset, int length);

  /** Nothing more will be sent on a channel. */
  void end(Channel channel);

  /** Lets the runner send so many more bytes. */
  void credit(Channel channel, int count);

  void message(JsonNode message);
}

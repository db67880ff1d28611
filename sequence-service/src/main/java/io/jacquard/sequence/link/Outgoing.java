package io.jacquard.sequence.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;

/** What can be sent to a runner. Callers never wait. */
public interface Outgoing {

  /** Sends bytes, of which nothing is looked at later. */
  void data(Channel channel, ByteBuffer bytes);

  /** Nothing more will be sent on a channel. */
  void end(Channel channel);

  /** Lets the runner send so many more bytes. */
  void credit(Channel channel, int count);

  void message(JsonNode message);
}

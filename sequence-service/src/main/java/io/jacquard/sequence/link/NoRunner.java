package io.jacquard.sequence.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;

/** The runner of an instance that is over: nothing reaches it. */
public enum NoRunner implements Outgoing {
  INSTANCE;

  @Override
  public void data(Channel channel, ByteBuffer bytes) {
    // there is nobody
  }

  @Override
  public void end(Channel channel) {
    // there is nobody
  }

  @Override
  public void credit(Channel channel, int count) {
    // there is nobody
  }

  @Override
  public void message(JsonNode message) {
    // there is nobody
  }
}

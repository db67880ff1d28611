package io.jacquard.sequence.runner;

import com.fasterxml.jackson.databind.JsonNode;

/** The runner of an instance that is over: nothing reaches it. */
public enum NoRunner implements Outgoing {
  INSTANCE;

  @Override
  public void data(Channel channel, byte[] bytes, int offset, int length) {
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

package io.jacquard.walker.cache;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A script with its keys and arguments. */
final class Evaluation {
  private final String script;
  private final List<String> keys = new ArrayList<>();
  private final List<byte[]> arguments = new ArrayList<>();

  /** Of a realm's hash and stream. */
  Evaluation(String script, Names names) {
    this.script = script;
    key(names.state());
    key(names.list());
  }

  Evaluation key(String key) {
    keys.add(key);
    return this;
  }

  Evaluation arg(byte[] value) {
    arguments.add(value);
    return this;
  }

  Evaluation arg(String value) {
    return arg(value.getBytes(StandardCharsets.UTF_8));
  }

  Evaluation arg(long value) {
    return arg(Long.toString(value));
  }

  Request build() {
    Request request = Request.cmd(Command.EVAL).arg(script).arg(keys.size());
    keys.forEach(request::arg);
    arguments.forEach(request::arg);
    return request;
  }
}

package io.jacquard.topic.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.topic.log.ContentType;
import io.jacquard.topic.log.Entry;
import io.jacquard.topic.read.Sink;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers with one JSON object in a line for each entry: its offset, and what it holds. */
record RecordSink(HttpServerResponse response, ContentType type) implements Sink {

  @Override
  public CompletionStage<?> take(List<Entry> data) {
    if (data.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Buffer lines = Buffer.buffer();
    data.forEach(entry -> lines.appendString(record(entry) + "\n"));
    return response.write(lines).toCompletionStage();
  }

  private ObjectNode record(Entry entry) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("offset", entry.position().toString());
    byte[] bytes = entry.data().getBytes();
    if (type != ContentType.BYTES) {
      try {
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        return record.put("data", text.toString());
      } catch (CharacterCodingException _) {
        // a piece of text may end within a character: then it goes as bytes do
      }
    }
    return record.put("base64", Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public void end() {
    if (!response.ended() && !response.closed()) {
      response.end();
    }
  }

  @Override
  public void lost(long bytes) {
    response.reset();
  }
}

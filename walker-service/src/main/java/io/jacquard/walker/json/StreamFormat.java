package io.jacquard.walker.json;

import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import java.nio.charset.StandardCharsets;

/** How the items of a stream become bytes; runs inside the call. */
public enum StreamFormat {

  /** One after the other, texts and bytes as they are, everything else as JSON. */
  RAW {
    @Override
    public byte[] encode(Object item, Layouts layouts, Graph graph) {
      return switch (item) {
        case String text -> text.getBytes(StandardCharsets.UTF_8);
        case PyBytes bytes -> bytes.toByteArray();
        default -> json(item, layouts, graph);
      };
    }
  },

  /** One server-sent event each. */
  EVENTS {
    @Override
    public byte[] encode(Object item, Layouts layouts, Graph graph) {
      String text = new String(RAW.encode(item, layouts, graph), StandardCharsets.UTF_8);
      StringBuilder event = new StringBuilder();
      for (String line : text.split("\r\n|\r|\n", -1)) {
        event.append("data: ").append(line).append('\n');
      }
      return event.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
  },

  /** One WebSocket frame each. */
  FRAMES {
    @Override
    public byte[] encode(Object item, Layouts layouts, Graph graph) {
      return SocketFrames.chunk(item, layouts, graph);
    }
  };

  /** The item as it is sent. */
  public abstract byte[] encode(Object item, Layouts layouts, Graph graph);

  private static byte[] json(Object item, Layouts layouts, Graph graph) {
    return new JsonWriter(layouts, graph).value(item).toBytes();
  }
}

package io.jacquard.walker.json;

import io.jacquard.jac.osp.graph.Graph;
import java.util.List;

/** In which words a call's success is told; runs inside the call. */
public enum AnswerForm {
  /** The envelope of HTTP answers. */
  ENVELOPE {
    @Override
    public byte[] success(Object result, List<Object> reports, Layouts layouts, Graph graph) {
      return Envelopes.success(result, reports, layouts, graph);
    }
  },

  /** A frame on a WebSocket. */
  FRAME {
    @Override
    public byte[] success(Object result, List<Object> reports, Layouts layouts, Graph graph) {
      return SocketFrames.success(result, reports, layouts, graph);
    }
  };

  /** The whole answer. */
  public abstract byte[] success(Object result, List<Object> reports, Layouts layouts, Graph graph);
}

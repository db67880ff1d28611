package io.jacquard.walker.call;

import io.jacquard.graph.UnitOfWork;
import io.jacquard.jac.osp.graph.NodeObject;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a walker starts: a node by its id as written in a path. */
final class Target {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private Target() {}

  /** A target that cannot be started on. */
  static final class UnknownException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnknownException(String sentence) {
      super(sentence, null, false, false);
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }

  /**
   * The node.
   *
   * @throws io.jacquard.jac.runtime.failure.JacError PermissionError when the caller may not read
   *     it
   */
  static NodeObject find(String written, UnitOfWork graph) throws UnknownException {
    if (written.equals("root")) {
      return graph.root();
    }
    String id = written.replace("-", "").toLowerCase(Locale.ROOT);
    if (!ID.matcher(id).matches()) {
      throw new UnknownException("badly formed hexadecimal UUID string");
    }
    if (graph.find(id) instanceof NodeObject node) {
      return node;
    }
    throw new UnknownException("Invalid target node: " + written);
  }
}

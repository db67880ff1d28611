package io.jacquard.jac;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Module;
import io.jacquard.jac.syntax.tree.Stmt;
import io.jacquard.jac.syntax.tree.Stmt.ArchetypeKind;
import java.util.ArrayList;
import java.util.List;

/** Finds walkers that speak WebSocket and are not declared {@code async}, as they must be. */
final class SocketCheck {
  private static final String DECORATOR = "restspec";
  private static final String PROTOCOL = "protocol";
  private static final String SOCKET = "WEBSOCKET";

  private SocketCheck() {}

  static List<Diagnostic> errors(Iterable<LoadedModule> loaded) {
    List<Diagnostic> found = new ArrayList<>();
    for (LoadedModule module : loaded) {
      module.parts().forEach(part -> check(part, found));
    }
    return found;
  }

  private static void check(Module part, List<Diagnostic> found) {
    for (Stmt statement : part.body()) {
      if (statement instanceof Stmt.Archetype walker
          && walker.kind() == ArchetypeKind.WALKER
          && !walker.async()
          && walker.decorators().stream().anyMatch(SocketCheck::asksForSocket)) {
        String message =
            "walker %s speaks WebSocket: declare it 'async walker'".formatted(walker.name());
        found.add(Diagnostic.error("socket-not-async", message, part.source(), walker.nameSpan()));
      }
    }
  }

  private static boolean asksForSocket(Expr decorator) {
    return decorator instanceof Expr.Call call
        && call.callee() instanceof Expr.Name name
        && name.id().equals(DECORATOR)
        && call.arguments().stream().anyMatch(SocketCheck::namesSocket);
  }

  private static boolean namesSocket(Expr.Argument argument) {
    return argument instanceof Expr.Argument.Keyword keyword
        && keyword.name().equals(PROTOCOL)
        && keyword.value() instanceof Expr.Attribute protocol
        && protocol.name().equals(SOCKET);
  }
}

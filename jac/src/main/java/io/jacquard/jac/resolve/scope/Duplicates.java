package io.jacquard.jac.resolve.scope;

import io.jacquard.jac.resolve.Resolver;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Warns of a declaration that replaces an earlier one of the same body, as Python lets it. */
public final class Duplicates {
  private final Resolver resolver;
  private final Source source;
  private final Map<String, Declared> seen = new HashMap<>();

  private record Declared(Source source, Span span) {
    int line() {
      return source.line(span.start());
    }
  }

  private Duplicates(Resolver resolver, Source source) {
    this.resolver = resolver;
    this.source = source;
  }

  public static void warn(Resolver resolver, Source source, List<Stmt> declarations) {
    Duplicates duplicates = new Duplicates(resolver, source);
    declarations.forEach(duplicates::visit);
  }

  private void visit(Stmt declaration) {
    switch (declaration) {
      case Stmt.Archetype a -> declared(a, a.name(), a.nameSpan());
      case Stmt.EnumDeclaration e -> declared(e, e.name(), e.nameSpan());
      case Stmt.Function f when f.decorators().isEmpty() && f.body() != null ->
          declared(f, f.name(), f.nameSpan());
      case Stmt.Has has -> has.fields().forEach(field -> declared(has, field.name(), field.span()));
      default -> {}
    }
  }

  private void declared(Stmt declaration, String name, Span span) {
    Declared here = new Declared(resolver.origin(declaration, source), span);
    Declared earlier = seen.put(name, here);
    if (earlier != null) {
      String message = "'" + name + "' replaces what line " + earlier.line() + " declares";
      resolver.report(Diagnostic.warning("duplicate-declaration", message, here.source(), span));
    }
  }
}

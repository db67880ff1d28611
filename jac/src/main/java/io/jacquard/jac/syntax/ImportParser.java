package io.jacquard.jac.syntax;

import static io.jacquard.jac.syntax.lexer.TokenKind.*;

import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.lexer.TokenKind;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Imports of all generations. */
final class ImportParser {
  private final Cursor c;
  private final StatementParser statements;

  ImportParser(Cursor cursor, StatementParser statements) {
    this.c = cursor;
    this.statements = statements;
  }

  void declaration(List<Stmt> into) {
    int start = c.start();
    boolean include = c.accept(INCLUDE);
    if (!include) {
      c.advance();
    }
    boolean language = c.accept(COLON);
    if (language) {
      c.name("'py' or 'jac'");
    }
    if (include) {
      String module = ".".repeat(dots()) + path();
      Span span = c.spanFrom(start);
      statements.endStatement("the include");
      into.add(new Stmt.Include(span, module));
    } else if (c.at(FROM) && startsFrom()) {
      c.advance();
      into.add(from(start));
    } else {
      into.add(modules(start));
    }
  }

  /** Whether {@code from} is the keyword here, and not a module of that name. */
  private boolean startsFrom() {
    TokenKind next = c.kind(1);
    return next != COMMA && next != SEMICOLON && !(next == AS && c.kind(2).isWord());
  }

  private Stmt modules(int start) {
    List<Stmt.ImportedModule> modules = new ArrayList<>(1);
    do {
      int first = c.start();
      String path = ".".repeat(dots()) + path();
      String alias = alias();
      modules.add(new Stmt.ImportedModule(c.spanFrom(first), path, alias));
    } while (c.accept(COMMA));
    if (c.at(LBRACE)) {
      throw c.fail(
          "unexpected-token",
          "names to import need 'from'",
          c.tokenSpan(),
          "write 'import from " + modules.getLast().path() + " { ... }'");
    }
    Span span = c.spanFrom(start);
    statements.endStatement("the import");
    return new Stmt.Import(span, modules);
  }

  /** {@code from m { a, b as c }}, or the first generation's {@code from m, a, b;}. */
  private Stmt from(int start) {
    int dots = dots();
    String module = dots > 0 && !c.kind().isWord() ? "" : path();
    alias();
    List<Stmt.ImportedName> names = new ArrayList<>();
    if (c.accept(COMMA)) {
      do {
        names.add(name());
      } while (c.accept(COMMA));
      Span span = c.spanFrom(start);
      statements.endStatement("the import");
      return new Stmt.ImportFrom(span, dots, module, names);
    }
    int opener = c.start();
    if (!c.accept(LBRACE)) {
      throw c.at(IMPORT)
          ? c.fail(
              "unexpected-token",
              "expected '{' after the module",
              c.tokenSpan(),
              "write 'import from " + module + " { ... }'")
          : c.unexpected("unexpected-token", "expected '{' after the module");
    }
    while (!c.at(RBRACE)) {
      names.add(name());
      if (!c.accept(COMMA)) {
        break;
      }
    }
    c.close(RBRACE, opener, "',' or ");
    Span span = c.spanFrom(start);
    c.accept(SEMICOLON);
    return new Stmt.ImportFrom(span, dots, module, names);
  }

  private Stmt.ImportedName name() {
    int start = c.start();
    String name = c.name("a name to import");
    String alias = alias();
    return new Stmt.ImportedName(c.spanFrom(start), name, alias);
  }

  private @Nullable String alias() {
    return c.accept(AS) ? c.name("a name after 'as'") : null;
  }

  private int dots() {
    int dots = 0;
    while (c.at(DOT) || c.at(ELLIPSIS)) {
      dots += c.at(DOT) ? 1 : 3;
      c.advance();
    }
    return dots;
  }

  private String path() {
    if (c.at(STRING)) {
      throw c.fail(
          "string-import",
          "only client code imports by a string",
          c.tokenSpan(),
          "write 'cl import ...' for client code");
    }
    StringBuilder path = new StringBuilder(c.name("the name of a module"));
    while (c.accept(DOT)) {
      path.append('.').append(c.name("the name of a module"));
    }
    return path.toString();
  }
}

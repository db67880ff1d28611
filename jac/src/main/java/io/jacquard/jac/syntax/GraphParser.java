package io.jacquard.jac.syntax;

import static io.jacquard.jac.syntax.lexer.TokenKind.*;

import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.lexer.TokenKind;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Expr.Condition;
import io.jacquard.jac.syntax.tree.Expr.ConnectOp;
import io.jacquard.jac.syntax.tree.Expr.EdgeDirection;
import io.jacquard.jac.syntax.tree.Expr.EdgeOp;
import io.jacquard.jac.syntax.tree.Expr.Hop;
import io.jacquard.jac.syntax.tree.Expr.NamedValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edge references, connect operators and filters; spec/jac-language.md section 2.5. */
final class GraphParser {
  private final Cursor c;
  private final ExpressionParser expressions;

  GraphParser(Cursor cursor, ExpressionParser expressions) {
    this.c = cursor;
    this.expressions = expressions;
  }

  /**
   * An edge reference that shows itself at once: {@code [-->}, {@code [edge ...}, {@code [node
   * ...}.
   *
   * @return {@code null} when the bracket at the cursor starts something else
   */
  @Nullable Expr edgeReferenceStart(int start) {
    int ahead = 1;
    if (c.kind(ahead) == ASYNC && c.kind(2) != FOR && !ExpressionParser.continuesAName(c.kind(2))) {
      ahead++;
    }
    TokenKind word = c.kind(ahead);
    if ((word == EDGE || word == NODE) && opensReference(c.kind(ahead + 1))) {
      skip(ahead + 1);
      Expr origin = c.kind().isEdgeOp() ? null : expressions.expression();
      return edgeReference(start, origin, word == EDGE);
    }
    if (word.isEdgeOp()) {
      skip(ahead);
      return edgeReference(start, null, false);
    }
    return null;
  }

  /** Whether {@code edge} or {@code node} before this token is the keyword and not a name. */
  private static boolean opensReference(TokenKind next) {
    return switch (next) {
      case FOR, IF, AND, OR, IN, IS, NOT, BY, ASYNC, SPAWN, DEL -> false;
      default -> next.isWord() || next.isEdgeOp();
    };
  }

  private void skip(int tokens) {
    for (int i = 0; i < tokens; i++) {
      c.advance();
    }
  }

  /** The hops and the closing bracket. */
  Expr edgeReference(int start, @Nullable Expr origin, boolean edges) {
    List<Hop> hops = new ArrayList<>(1);
    int length = 0;
    while (c.kind().isEdgeOp()) {
      hops.add(hop());
      length = c.link(length);
    }
    if (hops.isEmpty()) {
      throw c.unexpected("unexpected-token", "expected an edge such as '-->'");
    }
    c.close(RBRACKET, start, "another edge or ");
    return new Expr.EdgeReference(c.spanFrom(start), origin, edges, hops);
  }

  private Hop hop() {
    EdgeOp op = edgeOp();
    Expr type = null;
    List<Condition> conditions = new ArrayList<>(0);
    if (!atFilter() && !c.at(RBRACKET) && !c.kind().isEdgeOp()) {
      Expr filter = expressions.postfix();
      while (filter instanceof Expr.Filter inner) {
        conditions.addAll(0, inner.conditions());
        if (inner.type() != null) {
          type = inner.type();
        }
        filter = inner.target();
      }
      if (type == null) {
        type = filter;
      }
      return new Hop(op, type, conditions);
    }
    while (atFilter()) {
      Expr.Filter filter = (Expr.Filter) filter(c.start(), new Expr.NoneLiteral(op.span()));
      conditions.addAll(filter.conditions());
      type = filter.type() == null ? type : filter.type();
    }
    return new Hop(op, type, conditions);
  }

  private boolean atFilter() {
    return c.at(LPAREN, QUESTION)
        || c.at(LBRACKET, QUESTION)
        || (c.at(LPAREN, BACKQUOTE) && c.kind(2) == QUESTION);
  }

  /** {@code (?:T, a == 1)}, {@code (?a == 1)}, {@code [?:T]}, or {@code (`?T: a == 1)}. */
  Expr filter(int start, Expr target) {
    int opener = c.start();
    TokenKind closer = c.at(LPAREN) ? RPAREN : RBRACKET;
    c.advance();
    boolean backquoted = c.accept(BACKQUOTE);
    c.expect(QUESTION, "to start the filter");
    Expr type = null;
    boolean more = true;
    if (backquoted || c.accept(COLON)) {
      type = expressions.pipeline();
      more = c.accept(COMMA) || c.accept(COLON);
    }
    List<Condition> conditions = more && !c.at(closer) ? conditions() : List.of();
    c.close(closer, opener, "',' or ");
    return new Expr.Filter(c.spanFrom(start), target, type, conditions);
  }

  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>(1);
    do {
      conditions.add(expressions.condition());
    } while (c.accept(COMMA) && c.kind().isWord());
    return conditions;
  }

  List<NamedValue> namedValues() {
    List<NamedValue> values = new ArrayList<>(1);
    do {
      int start = c.start();
      String name = c.name("a field name");
      c.expect(ASSIGN, "after the field name");
      Expr value = expressions.expression();
      values.add(new NamedValue(c.spanFrom(start), name, value));
    } while (c.accept(COMMA) && c.kind().isWord());
    return values;
  }

  EdgeOp edgeOp() {
    int start = c.start();
    TokenKind kind = c.kind();
    Span span = c.tokenSpan();
    c.advance();
    return switch (kind) {
      case EDGE_OUT -> new EdgeOp(span, EdgeDirection.OUT, null, List.of());
      case EDGE_IN -> new EdgeOp(span, EdgeDirection.IN, null, List.of());
      case EDGE_ANY -> new EdgeOp(span, EdgeDirection.ANY, null, List.of());
      default -> typedEdgeOp(start, kind == EDGE_OUT_OPEN);
    };
  }

  private EdgeOp typedEdgeOp(int start, boolean out) {
    Expr type = c.at(COLON) ? null : expressions.pipeline();
    List<Condition> conditions = c.accept(COLON) ? conditions() : List.of();
    EdgeDirection direction;
    if (c.accept(EDGE_OUT_CLOSE)) {
      direction = out ? EdgeDirection.OUT : EdgeDirection.ANY;
    } else if (!out && c.accept(EDGE_IN_CLOSE)) {
      direction = EdgeDirection.IN;
    } else {
      throw c.unexpected(
          "unexpected-token", "expected '" + (out ? ":->" : ":<-") + "' to end the edge");
    }
    return new EdgeOp(c.spanFrom(start), direction, type, conditions);
  }

  ConnectOp connectOp() {
    int start = c.start();
    TokenKind kind = c.kind();
    Span span = c.tokenSpan();
    c.advance();
    return switch (kind) {
      case CONNECT_OUT -> new ConnectOp(span, EdgeDirection.OUT, null, List.of());
      case CONNECT_IN -> new ConnectOp(span, EdgeDirection.IN, null, List.of());
      case CONNECT_ANY -> new ConnectOp(span, EdgeDirection.ANY, null, List.of());
      default -> typedConnectOp(start, kind == CONNECT_OUT_OPEN);
    };
  }

  private ConnectOp typedConnectOp(int start, boolean out) {
    Expr edge = expressions.expression();
    List<NamedValue> assignments = c.accept(COLON) ? namedValues() : List.of();
    EdgeDirection direction;
    if (c.accept(CONNECT_OUT_CLOSE)) {
      direction = out ? EdgeDirection.OUT : EdgeDirection.ANY;
    } else if (!out && c.accept(CONNECT_IN_CLOSE)) {
      direction = EdgeDirection.IN;
    } else {
      throw c.unexpected(
          "unexpected-token", "expected '" + (out ? ":+>" : ":<+") + "' to end the edge");
    }
    return new ConnectOp(c.spanFrom(start), direction, edge, assignments);
  }
}

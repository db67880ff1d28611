package io.jacquard.jac.syntax;

import static io.jacquard.jac.syntax.lexer.TokenKind.*;

import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.lexer.TokenKind;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patterns of {@code match} and {@code switch}; spec/jac-language.md section 2.3. */
final class PatternParser {
  private final Cursor c;
  private final ExpressionParser expressions;

  PatternParser(Cursor cursor, ExpressionParser expressions) {
    this.c = cursor;
    this.expressions = expressions;
  }

  Pattern pattern() {
    c.enter();
    int start = c.start();
    Pattern pattern = alternatives();
    if (c.accept(AS)) {
      String name = c.name("a name for the match");
      pattern = new Pattern.As(c.spanFrom(start), pattern, name);
    }
    c.leave();
    return pattern;
  }

  private Pattern alternatives() {
    int start = c.start();
    Pattern first = primary();
    if (!c.at(BAR)) {
      return first;
    }
    List<Pattern> alternatives = new ArrayList<>();
    alternatives.add(first);
    while (c.accept(BAR)) {
      alternatives.add(primary());
    }
    return new Pattern.Or(c.spanFrom(start), alternatives);
  }

  private Pattern primary() {
    int start = c.start();
    return switch (c.kind()) {
      case INT, FLOAT, MINUS, STRING, FSTRING, TRUE, FALSE, NONE -> {
        Expr value = literal();
        yield new Pattern.Literal(c.spanFrom(start), value);
      }
      case LBRACKET -> {
        c.advance();
        List<Pattern> elements = sequence(RBRACKET);
        c.close(RBRACKET, start, "',' or ");
        yield new Pattern.Sequence(c.spanFrom(start), elements);
      }
      case LPAREN -> group();
      case LBRACE -> mapping();
      default -> {
        if (c.kind().isWord()) {
          yield named();
        }
        throw c.unexpected("expected-pattern", "expected a pattern");
      }
    };
  }

  private Expr literal() {
    int start = c.start();
    if (!c.accept(MINUS)) {
      return expressions.postfix();
    }
    return switch (expressions.postfix()) {
      case Expr.IntLiteral(_, var value) -> new Expr.IntLiteral(c.spanFrom(start), value.negate());
      case Expr.FloatLiteral(_, double value) -> new Expr.FloatLiteral(c.spanFrom(start), -value);
      case Expr other ->
          throw c.fail("expected-pattern", "expected a number after '-'", other.span());
    };
  }

  /** {@code (p)} is {@code p}, as in Python; with a comma it is a sequence. */
  private Pattern group() {
    int start = c.start();
    c.advance();
    List<Pattern> elements = sequence(RPAREN);
    boolean single =
        elements.size() == 1
            && c.previousKind() != COMMA
            && !(elements.getFirst() instanceof Pattern.Rest);
    c.close(RPAREN, start, "',' or ");
    return single ? elements.getFirst() : new Pattern.Sequence(c.spanFrom(start), elements);
  }

  private List<Pattern> sequence(TokenKind closer) {
    List<Pattern> elements = new ArrayList<>();
    while (!c.at(closer)) {
      int start = c.start();
      if (c.accept(STAR)) {
        String name = c.name("a name after '*'");
        elements.add(new Pattern.Rest(c.spanFrom(start), wildcardIsNull(name)));
      } else {
        elements.add(pattern());
      }
      if (!c.accept(COMMA)) {
        break;
      }
    }
    return elements;
  }

  private static @Nullable String wildcardIsNull(String name) {
    return name.equals("_") ? null : name;
  }

  private Pattern mapping() {
    int start = c.start();
    c.advance();
    List<Expr> keys = new ArrayList<>();
    List<Pattern> values = new ArrayList<>();
    String rest = null;
    while (!c.at(RBRACE)) {
      if (c.accept(DOUBLE_STAR)) {
        rest = c.name("a name after '**'");
      } else {
        keys.add(literal());
        c.expect(COLON, "after the key");
        values.add(pattern());
      }
      if (!c.accept(COMMA)) {
        break;
      }
    }
    c.close(RBRACE, start, "',' or ");
    return new Pattern.Mapping(c.spanFrom(start), keys, values, rest);
  }

  /** A capture, a dotted value, or a class pattern. */
  private Pattern named() {
    int start = c.start();
    boolean special = c.at(SELF) || c.at(HERE) || c.at(VISITOR);
    Expr name = special ? specialHead() : expressions.name();
    boolean dotted = false;
    while (c.accept(DOT)) {
      dotted = true;
      Span nameSpan = c.tokenSpan();
      String attribute = c.name("an attribute name after '.'");
      name = new Expr.Attribute(c.spanFrom(start), name, attribute, nameSpan, false);
    }
    if (c.at(LPAREN)) {
      return classPattern(start, name);
    }
    Span span = c.spanFrom(start);
    if (name instanceof Expr.Name(_, String id, _)) {
      return new Pattern.Capture(span, wildcardIsNull(id));
    }
    if (!dotted) {
      throw c.fail("expected-pattern", "this word cannot be captured", span);
    }
    return new Pattern.Value(span, name);
  }

  private Expr specialHead() {
    Span span = c.tokenSpan();
    Expr.SpecialRef ref =
        switch (c.kind()) {
          case HERE -> Expr.SpecialRef.HERE;
          case VISITOR -> Expr.SpecialRef.VISITOR;
          default -> Expr.SpecialRef.SELF;
        };
    c.advance();
    return new Expr.Special(span, ref);
  }

  private Pattern classPattern(int start, Expr type) {
    int opener = c.start();
    c.advance();
    List<Pattern> positional = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Pattern> named = new ArrayList<>();
    while (!c.at(RPAREN)) {
      if (c.kind().isWord() && c.kind(1) == ASSIGN) {
        names.add(c.name("a field name"));
        c.advance();
        named.add(pattern());
      } else {
        positional.add(pattern());
      }
      if (!c.accept(COMMA)) {
        break;
      }
    }
    c.close(RPAREN, opener, "',' or ");
    return new Pattern.ClassPattern(c.spanFrom(start), type, positional, names, named);
  }
}

package io.jacquard.jac.syntax;

import static io.jacquard.jac.syntax.lexer.TokenKind.*;

import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.lexer.Numbers;
import io.jacquard.jac.syntax.lexer.TokenKind;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Expr.Argument;
import io.jacquard.jac.syntax.tree.Expr.BinaryOp;
import io.jacquard.jac.syntax.tree.Expr.CompareOp;
import io.jacquard.jac.syntax.tree.Expr.ComprehensionClause;
import io.jacquard.jac.syntax.tree.Expr.ComprehensionKind;
import io.jacquard.jac.syntax.tree.Expr.Condition;
import io.jacquard.jac.syntax.tree.Expr.NamedValue;
import io.jacquard.jac.syntax.tree.Expr.SpecialRef;
import io.jacquard.jac.syntax.tree.Expr.UnaryOp;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Expressions, loosest rule first: lambda and conditional, flow/wait, walrus, by, pipes, then
 * Python's operators, then connect, atomic pipes, spawn, prefixes, and the postfix chain.
 */
final class ExpressionParser {
  private static final int CONNECT = 1;
  private static final int ATOMIC = 2;
  private static final int ATOMIC_BACK = 3;
  private static final int SPAWNING = 4;

  private final Cursor c;
  private final StatementParser statements;
  private final GraphParser graph;
  private final StringParser strings;

  ExpressionParser(Cursor cursor, StatementParser statements) {
    this.c = cursor;
    this.statements = statements;
    this.graph = new GraphParser(cursor, this);
    this.strings = new StringParser(cursor);
  }

  /** The text of the one string token at the cursor, not joined with what follows. */
  String singleString() {
    return strings.single() instanceof Expr.StringLiteral(_, String value) ? value : "";
  }

  // ---- whole expressions ----

  Expr expression() {
    c.enter();
    Expr result = c.at(LAMBDA) ? lambda() : conditional();
    c.leave();
    return result;
  }

  /** An expression, or {@code yield} with or without a value. */
  Expr expressionOrYield() {
    return c.at(YIELD) ? yieldExpression() : expression();
  }

  /** {@code a, b}: tuples without parentheses, as Python writes them. */
  Expr expressionList() {
    int start = c.start();
    Expr first = c.at(YIELD) ? yieldExpression() : starredOrExpression();
    return c.at(COMMA) ? tupleFrom(start, first) : first;
  }

  private Expr tupleFrom(int start, Expr first) {
    List<Expr> elements = new ArrayList<>();
    elements.add(first);
    while (c.accept(COMMA)) {
      if (!startsExpression()) {
        break;
      }
      elements.add(starredOrExpression());
    }
    return new Expr.TupleLiteral(c.spanFrom(start), elements);
  }

  Expr yieldExpression() {
    int start = c.start();
    c.advance();
    if (c.accept(FROM)) {
      Expr value = expression();
      return new Expr.YieldFrom(c.spanFrom(start), value);
    }
    Expr value = startsExpression() ? expressionList() : null;
    return new Expr.Yield(c.spanFrom(start), value);
  }

  private Expr conditional() {
    int start = c.start();
    Expr value = delegated();
    if (!c.at(IF) || (c.onNewLine() && startsIfStatement())) {
      return value;
    }
    c.advance();
    Expr test = delegated();
    if (!c.accept(ELSE)) {
      throw c.unexpected("unexpected-token", "expected 'else' in the conditional expression");
    }
    Expr otherwise = expression();
    return new Expr.Conditional(c.spanFrom(start), test, value, otherwise);
  }

  /**
   * Whether the {@code if} on a new line has a block and no {@code else}: a semicolon is missing.
   */
  private boolean startsIfStatement() {
    int depth = 0;
    for (int ahead = 1; ; ahead++) {
      TokenKind kind = c.kind(ahead);
      if (kind == LBRACE && depth == 0 && LambdaForm.endsOperand(c.kind(ahead - 1))) {
        return true;
      }
      if (kind.isOpener()) {
        depth++;
      } else if (kind.isCloser() && --depth < 0) {
        return false;
      } else if (kind == END || (depth == 0 && (kind == ELSE || kind == SEMICOLON))) {
        return false;
      }
    }
  }

  /** An expression without a conditional on top: what a comprehension's {@code if} tests. */
  private Expr delegated() {
    int start = c.start();
    if (c.kind().isWord() && c.kind(1) == WALRUS) {
      Expr.Name target = name();
      c.advance();
      Expr value = expression();
      return new Expr.Walrus(c.spanFrom(start), target, value);
    }
    Expr left = pipeline();
    if (c.at(BY) && c.kind(1) != POSTINIT) {
      c.enter();
      c.advance();
      Expr right = delegated();
      c.leave();
      return new Expr.By(c.spanFrom(start), left, right);
    }
    return left;
  }

  /** A type annotation; words that start an expression elsewhere are names here. */
  Expr type() {
    return c.at(LAMBDA) || c.at(FLOW) || c.at(WAIT) ? name() : pipeline();
  }

  /** Where {@code by} or {@code to} belong to the statement. */
  Expr pipeline() {
    int start = c.start();
    Expr left = pipeBack();
    for (int length = 0; c.accept(PIPE); length = c.link(length)) {
      Expr function = pipeBack();
      left = new Expr.Pipe(c.spanFrom(start), left, function);
    }
    return left;
  }

  private Expr pipeBack() {
    int start = c.start();
    Expr left = binary(Precedence.OR);
    for (int length = 0; c.accept(PIPE_BACK); length = c.link(length)) {
      Expr value = binary(Precedence.OR);
      left = new Expr.Pipe(c.spanFrom(start), value, left);
    }
    return left;
  }

  // ---- Python's operators ----

  private Expr binary(int minimum) {
    int start = c.start();
    Expr left = factor();
    int length = 0;
    while (true) {
      TokenKind kind = c.kind();
      int level = kind == NOT && c.kind(1) == IN ? Precedence.COMPARE : kind.precedence();
      if (level < minimum) {
        return left;
      }
      length = c.link(length);
      left =
          switch (level) {
            case Precedence.OR, Precedence.AND -> {
              c.advance();
              Expr right = binary(level + 1);
              yield new Expr.BoolOp(c.spanFrom(start), level == Precedence.AND, left, right);
            }
            case Precedence.COMPARE -> comparison(start, left);
            default -> {
              c.advance();
              Expr right = operand(level);
              BinaryOp operator = kind.operator();
              yield operator == null
                  ? left
                  : new Expr.Binary(c.spanFrom(start), operator, left, right);
            }
          };
    }
  }

  /** The right operand of a binary operator; {@code **} alone associates to the right. */
  private Expr operand(int level) {
    if (level != Precedence.POWER) {
      return binary(level + 1);
    }
    c.enter();
    Expr right = binary(level);
    c.leave();
    return right;
  }

  private Expr comparison(int start, Expr first) {
    List<CompareOp> ops = new ArrayList<>(1);
    List<Expr> rest = new ArrayList<>(1);
    CompareOp op;
    while ((op = compareOp()) != null) {
      ops.add(op);
      rest.add(binary(Precedence.COMPARE + 1));
    }
    return new Expr.Compare(c.spanFrom(start), first, ops, rest);
  }

  /** Reads a comparison operator, if one stands here. */
  private @Nullable CompareOp compareOp() {
    CompareOp op =
        switch (c.kind()) {
          case EQ -> CompareOp.EQ;
          case NE -> CompareOp.NE;
          case LT -> CompareOp.LT;
          case LE -> CompareOp.LE;
          case GT -> CompareOp.GT;
          case GE -> CompareOp.GE;
          case IN -> CompareOp.IN;
          case IS -> c.kind(1) == NOT ? CompareOp.IS_NOT : CompareOp.IS;
          case NOT -> c.kind(1) == IN ? CompareOp.NOT_IN : null;
          default -> null;
        };
    if (op != null) {
      c.advance();
      if (op == CompareOp.IS_NOT || op == CompareOp.NOT_IN) {
        c.advance();
      }
    }
    return op;
  }

  private Expr factor() {
    UnaryOp op =
        switch (c.kind()) {
          case MINUS -> UnaryOp.NEGATE;
          case PLUS -> UnaryOp.PLUS;
          case TILDE -> UnaryOp.INVERT;
          case NOT -> UnaryOp.NOT;
          default -> null;
        };
    if (op == null) {
      return linked(CONNECT);
    }
    int start = c.start();
    c.enter();
    c.advance();
    Expr operand = op == UnaryOp.NOT ? binary(Precedence.NOT) : factor();
    c.leave();
    return new Expr.Unary(c.spanFrom(start), op, operand);
  }

  // ---- connect, atomic pipes, spawn ----

  private Expr linked(int minimum) {
    int start = c.start();
    Expr left = prefixed();
    int length = 0;
    while (true) {
      int level =
          switch (c.kind()) {
            case CONNECT_OUT, CONNECT_IN, CONNECT_ANY, CONNECT_OUT_OPEN, CONNECT_IN_OPEN -> CONNECT;
            case DEL -> c.kind(1).isEdgeOp() ? CONNECT : 0;
            case ATOMIC_PIPE -> ATOMIC;
            case ATOMIC_PIPE_BACK -> ATOMIC_BACK;
            case SPAWN -> SPAWNING;
            default -> 0;
          };
      if (level < minimum) {
        return left;
      }
      length = c.link(length);
      left = link(level, start, left);
    }
  }

  private Expr link(int level, int start, Expr left) {
    if (level == CONNECT) {
      if (c.accept(DEL)) {
        Expr.EdgeOp op = graph.edgeOp();
        Expr right = linked(CONNECT + 1);
        return new Expr.Disconnect(c.spanFrom(start), left, op, right);
      }
      Expr.ConnectOp op = graph.connectOp();
      Expr right = linked(CONNECT + 1);
      return new Expr.Connect(c.spanFrom(start), left, op, right);
    }
    c.advance();
    Expr right = linked(level + 1);
    Span span = c.spanFrom(start);
    return switch (level) {
      case ATOMIC -> new Expr.Pipe(span, left, right);
      case ATOMIC_BACK -> new Expr.Pipe(span, right, left);
      default -> new Expr.Spawn(span, left, right);
    };
  }

  private Expr prefixed() {
    return switch (c.kind()) {
      case AMPERSAND -> prefix(false);
      case PIPE, ATOMIC_PIPE -> prefix(false);
      case AWAIT, SPAWN, FLOW, WAIT -> continuesAName(c.kind(1)) ? postfix() : prefix(true);
      case LAMBDA -> expression();
      default -> postfix();
    };
  }

  private Expr prefix(boolean word) {
    int start = c.start();
    TokenKind kind = c.kind();
    if (word && c.kind(1) == END) {
      return postfix();
    }
    c.enter();
    c.advance();
    Expr operand = kind == FLOW || kind == WAIT ? delegated() : prefixed();
    c.leave();
    Span span = c.spanFrom(start);
    return switch (kind) {
      case AMPERSAND -> new Expr.ObjectById(span, operand);
      case AWAIT -> new Expr.Await(span, operand);
      case FLOW -> new Expr.Flow(span, operand);
      case WAIT -> new Expr.Wait(span, operand);
      default -> new Expr.PrefixCall(span, operand);
    };
  }

  /** Whether a word before this token was meant as a name and not as a prefix or statement. */
  static boolean continuesAName(TokenKind next) {
    return switch (next) {
      case ASSIGN, DOT, COMMA, RPAREN, RBRACKET, RBRACE, SEMICOLON, EQ, NE, IN, IS, IF, AND, OR ->
          true;
      default -> next.augmented() != null;
    };
  }

  // ---- the postfix chain ----

  Expr postfix() {
    int start = c.start();
    Expr target = primary();
    int length = 0;
    while (true) {
      switch (c.kind()) {
        case DOT, DOT_PIPE, DOT_PIPE_BACK -> {
          c.advance();
          target = attribute(start, target, false);
        }
        case LPAREN -> target = parenthesised(start, target);
        case LBRACKET -> {
          target =
              c.kind(1) == QUESTION ? graph.filter(start, target) : index(start, target, false);
        }
        case QUESTION -> {
          TokenKind next = c.kind(1);
          if (next != DOT && next != LBRACKET && next != LPAREN) {
            return target;
          }
          c.advance();
          if (next == LPAREN) {
            target = parenthesised(start, target);
          } else if (next == LBRACKET) {
            target = index(start, target, true);
          } else {
            c.advance();
            target = attribute(start, target, true);
          }
        }
        default -> {
          return target;
        }
      }
      length = c.link(length);
    }
  }

  private Expr attribute(int start, Expr target, boolean safe) {
    Span nameSpan = c.tokenSpan();
    String name = c.name("an attribute name after '.'");
    return new Expr.Attribute(c.spanFrom(start), target, name, nameSpan, safe);
  }

  /** A call, or a filter or assignment over the items of the target. */
  private Expr parenthesised(int start, Expr target) {
    TokenKind next = c.kind(1);
    if (next == QUESTION || (next == BACKQUOTE && c.kind(2) == QUESTION)) {
      return graph.filter(start, target);
    }
    if (next == ASSIGN) {
      int opener = c.start();
      c.advance();
      c.advance();
      List<NamedValue> values = graph.namedValues();
      c.close(RPAREN, opener, "',' or ");
      return new Expr.AssignAll(c.spanFrom(start), target, values);
    }
    List<Argument> arguments = arguments();
    return new Expr.Call(c.spanFrom(start), target, arguments);
  }

  List<Argument> arguments() {
    int opener = c.start();
    c.advance();
    List<Argument> arguments = new ArrayList<>();
    arguments(arguments, opener);
    return arguments;
  }

  private void arguments(List<Argument> arguments, int opener) {
    while (!c.at(RPAREN)) {
      arguments.add(argument(arguments));
      if (!c.accept(COMMA)) {
        break;
      }
    }
    c.close(RPAREN, opener, "',' or ");
  }

  private Argument argument(List<Argument> before) {
    if (c.accept(STAR)) {
      return new Argument.Star(expression());
    }
    if (c.accept(DOUBLE_STAR)) {
      return new Argument.DoubleStar(expression());
    }
    if (startsNamed()) {
      Span nameSpan = c.tokenSpan();
      String name = c.name("an argument name");
      c.advance();
      return new Argument.Keyword(name, nameSpan, expression());
    }
    int start = c.start();
    Expr value = expressionOrYield();
    if (startsComprehension()) {
      value = comprehension(start, ComprehensionKind.GENERATOR, value, null);
    }
    if (!before.isEmpty() && before.getLast() instanceof Argument.Keyword) {
      throw c.fail(
          "positional-after-keyword",
          "a positional argument cannot follow a keyword argument",
          value.span());
    }
    return new Argument.Positional(value);
  }

  private Expr index(int start, Expr target, boolean safe) {
    int opener = c.start();
    c.advance();
    int first = c.start();
    List<Expr> items = new ArrayList<>(1);
    boolean tuple = false;
    do {
      if (c.at(RBRACKET) && tuple) {
        break;
      }
      items.add(subscript());
      tuple |= c.at(COMMA);
    } while (c.accept(COMMA));
    Expr index = tuple ? new Expr.TupleLiteral(c.spanFrom(first), items) : items.getFirst();
    c.close(RBRACKET, opener, "");
    return new Expr.Index(c.spanFrom(start), target, index, safe);
  }

  private Expr subscript() {
    int start = c.start();
    Expr lower = c.at(COLON) ? null : starredOrExpression();
    if (lower != null && !c.at(COLON)) {
      return lower;
    }
    c.advance();
    Expr upper = atSliceEnd() || c.at(COLON) ? null : expression();
    Expr step = null;
    if (c.accept(COLON)) {
      step = atSliceEnd() ? null : expression();
    }
    return new Expr.Slice(c.spanFrom(start), lower, upper, step);
  }

  private boolean atSliceEnd() {
    return c.at(RBRACKET) || c.at(COMMA);
  }

  // ---- primaries ----

  private Expr primary() {
    TokenKind kind = c.kind();
    return switch (kind) {
      case INT, FLOAT -> {
        Expr number = Numbers.parse(c);
        c.advance();
        yield number;
      }
      case STRING, FSTRING -> strings.literal();
      case TRUE, FALSE -> {
        c.advance();
        yield new Expr.BoolLiteral(c.previousSpan(), kind == TRUE);
      }
      case NONE -> {
        c.advance();
        yield new Expr.NoneLiteral(c.previousSpan());
      }
      case ELLIPSIS -> {
        c.advance();
        yield new Expr.EllipsisLiteral(c.previousSpan());
      }
      case SELF -> special(SpecialRef.SELF);
      case HERE -> special(SpecialRef.HERE);
      case VISITOR -> special(SpecialRef.VISITOR);
      case ROOT -> special(SpecialRef.ROOT);
      case SUPER -> special(SpecialRef.SUPER);
      case LPAREN -> group();
      case LBRACKET -> brackets();
      case LBRACE -> braces();
      case LT -> markup();
      default -> {
        if (kind.isWord()) {
          yield name();
        }
        throw notAnExpression();
      }
    };
  }

  private SyntaxError notAnExpression() {
    TokenKind kind = c.kind();
    if (kind.isEdgeOp()) {
      return c.fail(
          "unexpected-token",
          "an edge reference stands in brackets",
          c.tokenSpan(),
          "write [" + kind.text() + "]");
    }
    if (kind == STAR || kind == DOUBLE_STAR) {
      return c.fail("unexpected-token", "nothing can be unpacked here", c.tokenSpan());
    }
    return c.unexpected("expected-expression", "expected an expression");
  }

  Expr.Name name() {
    Span span = c.tokenSpan();
    boolean quoted = c.at(QUOTED_NAME);
    return new Expr.Name(span, c.name("a name"), quoted);
  }

  private Expr special(SpecialRef ref) {
    Span span = c.tokenSpan();
    c.advance();
    return new Expr.Special(span, ref);
  }

  private Expr markup() {
    int start = c.start();
    new ClientCode(c).element();
    return new Expr.Jsx(c.spanFrom(start));
  }

  private Expr group() {
    int start = c.start();
    c.advance();
    if (c.accept(RPAREN)) {
      return new Expr.TupleLiteral(c.spanFrom(start), List.of());
    }
    if (statements.startsFunction()) {
      Stmt.Function function = statements.functionExpression();
      c.close(RPAREN, start, "");
      return new Expr.FunctionExpr(c.spanFrom(start), function);
    }
    if (startsNamed()) {
      return argumentTuple(start, List.of());
    }
    int first = c.start();
    Expr value = c.at(YIELD) ? yieldExpression() : starredOrExpression();
    if (startsComprehension()) {
      Expr comprehension = comprehension(first, ComprehensionKind.GENERATOR, value, null);
      c.close(RPAREN, start, "");
      return comprehension;
    }
    if (c.at(COMMA)) {
      List<Expr> elements = elements(value, RPAREN);
      if (startsNamed()) {
        return argumentTuple(start, elements);
      }
      c.close(RPAREN, start, "',' or ");
      return new Expr.TupleLiteral(c.spanFrom(start), elements);
    }
    c.close(RPAREN, start, "");
    if (value instanceof Expr.Starred) {
      throw c.fail("unexpected-token", "nothing can be unpacked here", value.span());
    }
    return value;
  }

  /** The rest of a tuple from its first named value on. */
  private Expr argumentTuple(int start, List<Expr> before) {
    List<Argument> arguments = new ArrayList<>();
    for (Expr element : before) {
      arguments.add(
          element instanceof Expr.Starred(_, Expr value)
              ? new Argument.Star(value)
              : new Argument.Positional(element));
    }
    arguments(arguments, start);
    return new Expr.ArgumentTuple(c.spanFrom(start), arguments);
  }

  private boolean startsNamed() {
    return c.kind().isWord() && c.kind(1) == ASSIGN;
  }

  private Expr brackets() {
    int start = c.start();
    Expr reference = graph.edgeReferenceStart(start);
    if (reference != null) {
      return reference;
    }
    c.advance();
    if (c.accept(RBRACKET)) {
      return new Expr.ListLiteral(c.spanFrom(start), List.of());
    }
    int first = c.start();
    Expr value = starredOrExpression();
    if (c.kind().isEdgeOp()) {
      return graph.edgeReference(start, value, false);
    }
    if (startsComprehension()) {
      Expr comprehension = comprehension(first, ComprehensionKind.LIST, value, null);
      c.close(RBRACKET, start, "");
      return comprehension;
    }
    List<Expr> elements = elements(value, RBRACKET);
    c.close(RBRACKET, start, "',' or ");
    return new Expr.ListLiteral(c.spanFrom(start), elements);
  }

  /** A dict, a set, or a comprehension of either. */
  private Expr braces() {
    int start = c.start();
    c.advance();
    if (c.at(RBRACE) || c.at(DOUBLE_STAR)) {
      return dict(start, new ArrayList<>(), new ArrayList<>());
    }
    int first = c.start();
    Expr value = starredOrExpression();
    if (c.accept(COLON)) {
      Expr entry = expression();
      if (startsComprehension()) {
        Expr comprehension = comprehension(first, ComprehensionKind.DICT, value, entry);
        c.close(RBRACE, start, "");
        return comprehension;
      }
      List<@Nullable Expr> keys = new ArrayList<>();
      List<Expr> values = new ArrayList<>();
      keys.add(value);
      values.add(entry);
      return c.accept(COMMA) ? dict(start, keys, values) : endOfDict(start, keys, values);
    }
    if (startsComprehension()) {
      Expr comprehension = comprehension(first, ComprehensionKind.SET, value, null);
      c.close(RBRACE, start, "");
      return comprehension;
    }
    List<Expr> elements = elements(value, RBRACE);
    c.close(RBRACE, start, "',' or ");
    return new Expr.SetLiteral(c.spanFrom(start), elements);
  }

  private Expr dict(int start, List<@Nullable Expr> keys, List<Expr> values) {
    while (!c.at(RBRACE)) {
      if (c.accept(DOUBLE_STAR)) {
        keys.add(null);
      } else {
        keys.add(expression());
        c.expect(COLON, "after the key");
      }
      values.add(expression());
      if (!c.accept(COMMA)) {
        break;
      }
    }
    return endOfDict(start, keys, values);
  }

  private Expr endOfDict(int start, List<@Nullable Expr> keys, List<Expr> values) {
    c.close(RBRACE, start, "',' or ");
    return new Expr.DictLiteral(c.spanFrom(start), keys, values);
  }

  private List<Expr> elements(Expr first, TokenKind closer) {
    List<Expr> elements = new ArrayList<>();
    elements.add(first);
    while (c.accept(COMMA)) {
      if (c.at(closer) || (closer == RPAREN && startsNamed())) {
        break;
      }
      elements.add(starredOrExpression());
    }
    return elements;
  }

  Expr starredOrExpression() {
    if (!c.at(STAR)) {
      return expression();
    }
    int start = c.start();
    c.advance();
    Expr value = expression();
    return new Expr.Starred(c.spanFrom(start), value);
  }

  // ---- comprehensions and targets ----

  private boolean startsComprehension() {
    return c.at(FOR) || c.at(ASYNC, FOR);
  }

  private Expr comprehension(
      int start, ComprehensionKind kind, Expr element, @Nullable Expr value) {
    List<ComprehensionClause> clauses = new ArrayList<>(1);
    while (startsComprehension()) {
      int clause = c.start();
      boolean async = c.accept(ASYNC);
      c.advance();
      Expr target = targets();
      c.expect(IN, "after the loop variable");
      Expr iterable = pipeline();
      List<Expr> conditions = new ArrayList<>(0);
      while (c.accept(IF)) {
        conditions.add(delegated());
      }
      clauses.add(new ComprehensionClause(c.spanFrom(clause), async, target, iterable, conditions));
    }
    return new Expr.Comprehension(c.spanFrom(start), kind, element, value, clauses);
  }

  /** The variables of a loop, with or without parentheses. */
  Expr targets() {
    int start = c.start();
    Expr first = target();
    if (!c.at(COMMA)) {
      return first;
    }
    List<Expr> elements = new ArrayList<>();
    elements.add(first);
    while (c.accept(COMMA) && !c.at(IN)) {
      elements.add(target());
    }
    return new Expr.TupleLiteral(c.spanFrom(start), elements);
  }

  private Expr target() {
    int start = c.start();
    boolean starred = c.accept(STAR);
    Expr target = postfix();
    return starred ? new Expr.Starred(c.spanFrom(start), target) : target;
  }

  // ---- lambdas ----

  private Expr lambda() {
    int start = c.start();
    LambdaForm form = LambdaForm.of(c);
    c.advance();
    Expr.Signature signature = statements.lambdaSignature(form);
    Expr.LambdaBody body;
    if (c.at(LBRACE)) {
      body = new Expr.LambdaBody.Block(statements.functionBlock());
    } else {
      c.expect(COLON, "before the lambda's value");
      body = new Expr.LambdaBody.Of(expression());
    }
    return new Expr.Lambda(c.spanFrom(start), signature, body);
  }

  // ---- conditions of filters ----

  Condition condition() {
    int start = c.start();
    String field = c.name("a field name");
    CompareOp op = compareOp();
    if (op == null) {
      if (c.at(ASSIGN)) {
        throw c.fail(
            "assignment-in-condition", "a filter compares", c.tokenSpan(), "write '==' to compare");
      }
      throw c.unexpected("unexpected-token", "expected a comparison after the field name");
    }
    Expr value = expression();
    return new Condition(c.spanFrom(start), field, op, value);
  }

  boolean startsExpression() {
    return switch (c.kind()) {
      case END, SEMICOLON, RPAREN, RBRACKET, RBRACE, COMMA, COLON, ASSIGN, DOT, QUESTION -> false;
      case BY, FOR, IN, IS, AND, OR, ELSE -> false;
      default -> c.kind().augmented() == null;
    };
  }
}

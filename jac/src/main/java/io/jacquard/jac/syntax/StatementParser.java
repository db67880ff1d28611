package io.jacquard.jac.syntax;

import static io.jacquard.jac.syntax.lexer.TokenKind.*;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.lexer.TokenKind;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Module;
import io.jacquard.jac.syntax.tree.Pattern;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements and blocks, and the recovery from errors in them. */
final class StatementParser {
  private final Cursor c;
  private final ExpressionParser expressions;
  private final DeclarationParser declarations;
  private final SignatureParser signatures;

  StatementParser(Cursor cursor) {
    this.c = cursor;
    this.expressions = new ExpressionParser(cursor, this);
    this.signatures = new SignatureParser(cursor, expressions);
    this.declarations = new DeclarationParser(cursor, this, expressions, signatures);
  }

  ExpressionParser expressions() {
    return expressions;
  }

  Module module() {
    return declarations.module();
  }

  // ---- used by expressions ----

  boolean startsFunction() {
    return (c.at(DEF) || c.at(ASYNC, DEF)) && !c.at(DEF, RPAREN) && !c.at(DEF, COMMA);
  }

  Stmt.Function functionExpression() {
    return declarations.functionExpression();
  }

  Expr.Signature lambdaSignature(LambdaForm form) {
    return signatures.ofLambda(form);
  }

  List<Stmt> functionBlock() {
    return block("the lambda");
  }

  // ---- blocks and recovery ----

  /** A rule that reads one item of a block and adds it. */
  interface Item {
    void parse(List<Stmt> into);
  }

  List<Stmt> block(String owner) {
    return block(owner, this::statement);
  }

  List<Stmt> block(String owner, Item item) {
    int opener = c.start();
    openBlock(owner);
    c.enter();
    List<Stmt> body = new ArrayList<>();
    items(body, item);
    c.leave();
    if (!c.accept(RBRACE)) {
      throw c.unclosed(opener);
    }
    return body;
  }

  private void openBlock(String owner) {
    if (c.accept(LBRACE)) {
      return;
    }
    String message = "expected '{' to open the body of " + owner;
    if (c.at(COLON)) {
      throw c.fail(
          "expected-brace",
          message + ", found ':'",
          c.tokenSpan(),
          "blocks stand in braces, not behind a colon: " + "{ ... }");
    }
    if (c.at(ASSIGN)) {
      throw c.fail(
          "expected-brace", message + ", found '='", c.tokenSpan(), "write '==' to compare");
    }
    throw c.unexpected("expected-brace", message);
  }

  /** Items up to the closing brace or the end of the file; errors stay with their item. */
  void items(List<Stmt> into, Item item) {
    items(into, item, false);
  }

  private void items(List<Stmt> into, Item item, boolean inCase) {
    while (!c.at(RBRACE) && !c.at(END) && !(inCase && startsCase())) {
      if (c.accept(SEMICOLON)) {
        continue;
      }
      int before = c.index();
      int depth = c.depth();
      try {
        item.parse(into);
      } catch (SyntaxError error) {
        if (error.fatal()) {
          throw error;
        }
        c.report(error.diagnostic());
        c.restoreDepth(depth);
        synchronise(before, inCase);
      }
      if (c.index() == before) {
        c.advance();
      }
    }
  }

  /**
   * Skips to where the next item can start. Only braces count: a semicolon ends a statement
   * whatever parentheses it left open.
   */
  private void synchronise(int from, boolean inCase) {
    int braces = c.openBraces(from);
    while (!c.at(END)) {
      TokenKind kind = c.kind();
      if (braces == 0) {
        if (c.accept(SEMICOLON)) {
          return;
        }
        boolean starts = declarations.startsDeclaration() || (inCase && startsCase());
        if (kind == RBRACE || (starts && c.index() > from && c.onNewLine())) {
          return;
        }
      }
      c.advance();
      if (kind == LBRACE) {
        braces++;
      } else if (kind == RBRACE && --braces == 0) {
        return;
      }
    }
  }

  /** The end of a statement. A missing semicolon before a new line does not stop the reading. */
  void endStatement(String what) {
    if (c.accept(SEMICOLON)) {
      return;
    }
    String message = "expected ';' after " + what;
    if (c.at(RBRACE) || c.at(END) || (c.onNewLine() && !c.at(INVALID))) {
      int end = c.previousEnd();
      c.report(
          Diagnostic.error(
              "missing-semicolon", message, c.source(), new Span(Math.max(0, end - 1), end)));
      return;
    }
    if (c.at(ASSIGN)) {
      throw c.fail(
          "invalid-target",
          "only names, attributes, items and tuples of them can be assigned to",
          c.tokenSpan());
    }
    throw c.unexpected("missing-semicolon", message);
  }

  // ---- statements ----

  void statement(List<Stmt> into) {
    if (c.at(STRING) && declarations.documentsDeclaration()) {
      declarations.documented(into);
      return;
    }
    if (declarations.startsDeclaration()) {
      declarations.declaration(into, null);
      return;
    }
    Stmt statement = keywordStatement();
    into.add(statement == null ? simple() : statement);
  }

  /** A statement that a keyword starts, or {@code null} when the word is a name here. */
  private @Nullable Stmt keywordStatement() {
    TokenKind kind = c.kind();
    if (kind == PASS) {
      throw c.passKeyword();
    }
    if (kind == INLINE_PYTHON) {
      Span span = c.tokenSpan();
      c.advance();
      return new Stmt.InlinePython(span);
    }
    if (kind == ARROW) {
      return typedContext();
    }
    if (!kind.isKeyword() || usedAsName(c.kind(1))) {
      return null;
    }
    return switch (kind) {
      case IF -> ifStatement();
      case WHILE -> whileStatement();
      case FOREVER -> c.kind(1) == LBRACE ? forever() : null;
      case FOR -> forStatement(c.start(), false);
      case ASYNC ->
          switch (c.kind(1)) {
            case FOR -> asyncStatement(true);
            case WITH -> asyncStatement(false);
            default -> null;
          };
      case TRY -> tryStatement();
      case MATCH -> opensBlock() ? matchStatement() : null;
      case SWITCH -> opensBlock() ? switchStatement() : null;
      case WITH -> with(c.start(), false);
      case GLOBAL, NONLOCAL -> scope(kind == GLOBAL);
      case RETURN -> returnStatement();
      case YIELD -> yieldStatement();
      case RAISE -> raise();
      case ASSERT -> assertion();
      case DEL -> delete();
      case REPORT -> report();
      case VISIT -> visit();
      case SKIP, DISENGAGE, BREAK, CONTINUE -> jump(kind);
      case ELIF, ELSE, EXCEPT, FINALLY, CASE ->
          throw c.fail(
              "unexpected-token", "'" + kind.text() + "' without a beginning", c.tokenSpan());
      default -> null;
    };
  }

  private static boolean usedAsName(TokenKind next) {
    return next == ASSIGN || next == DOT || next.augmented() != null;
  }

  /** Whether a block follows before the statement ends: {@code match} is often only a name. */
  private boolean opensBlock() {
    int depth = 0;
    for (int ahead = 1; ; ahead++) {
      TokenKind kind = c.kind(ahead);
      if (kind == LBRACE && depth == 0 && ahead > 1) {
        return true;
      }
      if (kind.isOpener()) {
        depth++;
      } else if (kind.isCloser()) {
        if (--depth < 0) {
          return false;
        }
      } else if (kind == END || (depth == 0 && (kind == SEMICOLON || kind == ASSIGN))) {
        return false;
      }
    }
  }

  /** An expression, an assignment, or an annotation. */
  Stmt simple() {
    Stmt statement = assignmentOrExpression();
    boolean docstring =
        statement instanceof Stmt.ExprStmt(_, Expr.StringLiteral literal)
            && c.source().text().startsWith("\"\"\"", literal.span().start())
            && c.onNewLine();
    if (!docstring || c.at(SEMICOLON)) {
      endStatement(statement instanceof Stmt.ExprStmt ? "the expression" : "the assignment");
    }
    return statement;
  }

  private Stmt assignmentOrExpression() {
    int start = c.start();
    Expr first = expressions.expressionList();
    return assignmentFrom(start, first, true);
  }

  /** An assignment without its semicolon; used where commas separate several of them. */
  Stmt assignment() {
    int start = c.start();
    boolean named = c.at(NOT, ASSIGN) || c.at(LAMBDA, ASSIGN);
    Expr first = named ? expressions.name() : expressions.expression();
    return assignmentFrom(start, first, false);
  }

  private Stmt assignmentFrom(int start, Expr first, boolean lists) {
    Expr.BinaryOp augmented = c.kind().augmented();
    if (augmented != null) {
      requireTarget(first, false);
      c.advance();
      Expr value = assigned(lists);
      return new Stmt.AugmentedAssign(c.spanFrom(start), first, augmented, value);
    }
    if (c.at(COLON) && isAnnotatable(first)) {
      c.advance();
      Expr type = expressions.type();
      Expr value = c.accept(ASSIGN) ? assigned(lists) : null;
      return new Stmt.Assign(c.spanFrom(start), List.of(first), type, value);
    }
    if (!c.at(ASSIGN)) {
      return new Stmt.ExprStmt(c.spanFrom(start), first);
    }
    List<Expr> targets = new ArrayList<>(1);
    Expr value = first;
    while (c.at(ASSIGN)) {
      requireTarget(value, true);
      targets.add(value);
      c.advance();
      value = assigned(lists);
    }
    return new Stmt.Assign(c.spanFrom(start), targets, null, value);
  }

  private Expr assigned(boolean lists) {
    return lists ? expressions.expressionList() : expressions.expressionOrYield();
  }

  private static boolean isAnnotatable(Expr target) {
    return target instanceof Expr.Name
        || target instanceof Expr.Attribute
        || target instanceof Expr.Index
        || target instanceof Expr.Special;
  }

  private void requireTarget(Expr target, boolean several) {
    switch (target) {
      case Expr.Name _, Expr.Special _, Expr.Attribute _, Expr.Index _ -> {}
      case Expr.Starred(_, Expr value) when several -> requireTarget(value, true);
      case Expr.TupleLiteral(_, List<Expr> elements) when several ->
          elements.forEach(element -> requireTarget(element, true));
      case Expr.ListLiteral(_, List<Expr> elements) when several ->
          elements.forEach(element -> requireTarget(element, true));
      default ->
          throw c.fail(
              "invalid-target",
              "only names, attributes, items and tuples of them can be assigned to",
              target.span(),
              "write '==' to compare");
    }
  }

  private Stmt typedContext() {
    int start = c.start();
    c.advance();
    Expr type = expressions.pipeline();
    List<Stmt> body = block("the typed context");
    return new Stmt.TypedContext(c.spanFrom(start), type, body);
  }

  // ---- control flow ----

  private Stmt ifStatement() {
    int start = c.start();
    List<Branch> branches = new ArrayList<>(1);
    do {
      int branch = c.start();
      if (c.accept(ELSE)) {
        c.report(
            Diagnostic.error(
                    "else-if", "'else if' is written 'elif'", c.source(), c.spanFrom(branch))
                .withHint("write 'elif'"));
      }
      c.advance();
      c.link(branches.size());
      Expr test = expressions.expression();
      branches.add(new Branch(branch, test, block("'if'")));
    } while (c.at(ELIF) || c.at(ELSE, IF));
    List<Stmt> otherwise = elseBlock();
    for (Branch branch : branches.subList(1, branches.size()).reversed()) {
      Span span = c.spanFrom(branch.start());
      otherwise = List.of(new Stmt.If(span, branch.test(), branch.then(), otherwise));
    }
    Branch first = branches.getFirst();
    return new Stmt.If(c.spanFrom(start), first.test(), first.then(), otherwise);
  }

  private record Branch(int start, Expr test, List<Stmt> then) {}

  private List<Stmt> elseBlock() {
    return c.accept(ELSE) ? block("'else'") : List.of();
  }

  private Stmt whileStatement() {
    int start = c.start();
    c.advance();
    Expr test = expressions.expression();
    List<Stmt> body = block("'while'");
    List<Stmt> otherwise = elseBlock();
    return new Stmt.While(c.spanFrom(start), test, body, otherwise);
  }

  private Stmt forever() {
    int start = c.start();
    Span word = c.tokenSpan();
    c.advance();
    List<Stmt> body = block("'forever'");
    return new Stmt.While(c.spanFrom(start), new Expr.BoolLiteral(word, true), body, List.of());
  }

  private Stmt asyncStatement(boolean loop) {
    int start = c.start();
    c.advance();
    return loop ? forStatement(start, true) : with(start, true);
  }

  private Stmt forStatement(int start, boolean async) {
    c.advance();
    int first = c.start();
    Expr target = expressions.targets();
    if (!c.accept(IN)) {
      return countedFor(start, first, target);
    }
    requireTarget(target, true);
    Expr iterable = expressions.expressionList();
    List<Stmt> body = block("'for'");
    List<Stmt> otherwise = elseBlock();
    return new Stmt.ForIn(c.spanFrom(start), async, target, iterable, body, otherwise);
  }

  /** {@code for i = 0 to i < n by i += 1}, or generation 4's {@code while .. with}. */
  private Stmt countedFor(int start, int first, Expr target) {
    if (!c.at(ASSIGN) && !c.at(COLON)) {
      throw c.unexpected("unexpected-token", "expected 'in' after the loop variable");
    }
    Stmt init = assignmentFrom(first, target, false);
    boolean modern = c.accept(WHILE);
    if (!modern) {
      c.expect(TO, "after the start of the counted loop");
    }
    Expr test = expressions.pipeline();
    c.expect(modern ? WITH : BY, "after the condition of the counted loop");
    Stmt step = assignment();
    List<Stmt> body = block("'for'");
    List<Stmt> otherwise = elseBlock();
    return new Stmt.ForCount(c.spanFrom(start), init, test, step, body, otherwise);
  }

  private Stmt tryStatement() {
    int start = c.start();
    c.advance();
    List<Stmt> body = block("'try'");
    List<Stmt.Handler> handlers = new ArrayList<>(1);
    while (c.at(EXCEPT)) {
      handlers.add(handler());
    }
    List<Stmt> otherwise = elseBlock();
    List<Stmt> finale = List.of();
    boolean ended = c.accept(FINALLY);
    if (ended) {
      finale = block("'finally'");
    } else if (handlers.isEmpty()) {
      throw c.unexpected("unexpected-token", "expected 'except' or 'finally' after 'try'");
    }
    return new Stmt.Try(c.spanFrom(start), body, handlers, otherwise, finale);
  }

  private Stmt.Handler handler() {
    int start = c.start();
    c.advance();
    Expr type = c.at(LBRACE) ? null : expressions.expressionList();
    String name = c.accept(AS) ? c.name("a name for the exception") : null;
    List<Stmt> body = block("'except'");
    return new Stmt.Handler(c.spanFrom(start), type, name, body);
  }

  private Stmt with(int start, boolean async) {
    c.advance();
    List<Stmt.WithItem> items = new ArrayList<>(1);
    do {
      Expr context = expressions.expression();
      Expr target = c.accept(AS) ? expressions.postfix() : null;
      if (target != null) {
        requireTarget(target, true);
      }
      items.add(new Stmt.WithItem(context, target));
    } while (c.accept(COMMA));
    List<Stmt> body = block("'with'");
    return new Stmt.With(c.spanFrom(start), async, items, body);
  }

  private Stmt matchStatement() {
    int start = c.start();
    c.advance();
    Expr subject = expressions.expressionList();
    List<Stmt.MatchCase> cases = new ArrayList<>();
    for (Case one : cases("'match'", true)) {
      Pattern pattern =
          one.pattern() == null ? new Pattern.Capture(one.span(), null) : one.pattern();
      cases.add(new Stmt.MatchCase(one.span(), pattern, one.guard(), one.body()));
    }
    return new Stmt.Match(c.spanFrom(start), subject, cases);
  }

  private Stmt switchStatement() {
    int start = c.start();
    c.advance();
    Expr subject = expressions.expressionList();
    List<Stmt.SwitchCase> cases = new ArrayList<>();
    for (Case one : cases("'switch'", false)) {
      cases.add(new Stmt.SwitchCase(one.span(), one.pattern(), one.body()));
    }
    return new Stmt.Switch(c.spanFrom(start), subject, cases);
  }

  /** One {@code case} or {@code default} of either kind of choice. */
  private record Case(
      Span span, @Nullable Pattern pattern, @Nullable Expr guard, List<Stmt> body) {}

  private List<Case> cases(String owner, boolean guarded) {
    int opener = c.start();
    openBlock(owner);
    c.enter();
    List<Case> cases = new ArrayList<>();
    while (!c.at(RBRACE)) {
      if (c.at(END)) {
        throw c.unclosed(opener);
      }
      int start = c.start();
      Pattern pattern = null;
      if (c.accept(CASE)) {
        pattern = new PatternParser(c, expressions).pattern();
      } else if (!c.accept(DEFAULT)) {
        throw c.unexpected("unexpected-token", "expected 'case' in the body of " + owner);
      }
      Expr guard = guarded && c.accept(IF) ? expressions.expression() : null;
      c.expect(COLON, "after the pattern");
      List<Stmt> body = caseBody();
      cases.add(new Case(c.spanFrom(start), pattern, guard, body));
    }
    c.leave();
    c.advance();
    return cases;
  }

  private List<Stmt> caseBody() {
    List<Stmt> body = new ArrayList<>();
    items(body, this::statement, true);
    return body;
  }

  private boolean startsCase() {
    return (c.at(CASE) && !usedAsName(c.kind(1))) || c.at(DEFAULT, COLON);
  }

  // ---- one-line statements ----

  private Stmt scope(boolean global) {
    int start = c.start();
    c.advance();
    List<String> names = new ArrayList<>(1);
    do {
      names.add(c.name("a name"));
    } while (c.accept(COMMA));
    Span span = c.spanFrom(start);
    endStatement("the names");
    return global ? new Stmt.Global(span, names) : new Stmt.Nonlocal(span, names);
  }

  private Stmt returnStatement() {
    int start = c.start();
    c.advance();
    Expr value = expressions.startsExpression() ? expressions.expressionList() : null;
    Span span = c.spanFrom(start);
    endStatement("'return'");
    return new Stmt.Return(span, value);
  }

  private Stmt yieldStatement() {
    int start = c.start();
    Expr value = expressions.yieldExpression();
    Span span = c.spanFrom(start);
    endStatement("'yield'");
    return new Stmt.ExprStmt(span, value);
  }

  private Stmt raise() {
    int start = c.start();
    c.advance();
    Expr exception = expressions.startsExpression() ? expressions.expression() : null;
    Expr cause = c.accept(FROM) ? expressions.expression() : null;
    Span span = c.spanFrom(start);
    endStatement("'raise'");
    return new Stmt.Raise(span, exception, cause);
  }

  private Stmt assertion() {
    int start = c.start();
    c.advance();
    Expr test = expressions.expression();
    Expr message = c.accept(COMMA) ? expressions.expression() : null;
    Span span = c.spanFrom(start);
    endStatement("'assert'");
    return new Stmt.Assert(span, test, message);
  }

  private Stmt delete() {
    int start = c.start();
    c.advance();
    Expr target = expressions.expressionList();
    Span span = c.spanFrom(start);
    endStatement("'del'");
    return new Stmt.Delete(span, target);
  }

  private Stmt report() {
    int start = c.start();
    c.advance();
    Expr value = expressions.expressionList();
    Span span = c.spanFrom(start);
    endStatement("'report'");
    return new Stmt.Report(span, value);
  }

  private Stmt visit() {
    int start = c.start();
    c.advance();
    Expr index = null;
    if (c.accept(COLON)) {
      index = expressions.expression();
      c.expect(COLON, "after the index of 'visit'");
    }
    Expr target = expressions.expression();
    if (c.at(ELSE)) {
      List<Stmt> otherwise = elseBlock();
      return new Stmt.Visit(c.spanFrom(start), index, target, otherwise);
    }
    Span span = c.spanFrom(start);
    endStatement("'visit'");
    return new Stmt.Visit(span, index, target, List.of());
  }

  private Stmt jump(TokenKind kind) {
    Span span = c.tokenSpan();
    c.advance();
    endStatement("'" + kind.text() + "'");
    return switch (kind) {
      case SKIP -> new Stmt.Skip(span);
      case DISENGAGE -> new Stmt.Disengage(span);
      case BREAK -> new Stmt.Break(span);
      default -> new Stmt.Continue(span);
    };
  }
}

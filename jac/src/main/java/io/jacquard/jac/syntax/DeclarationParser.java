package io.jacquard.jac.syntax;

import static io.jacquard.jac.syntax.lexer.TokenKind.*;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.lexer.TokenKind;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Module;
import io.jacquard.jac.syntax.tree.Stmt;
import io.jacquard.jac.syntax.tree.Stmt.Access;
import io.jacquard.jac.syntax.tree.Stmt.ArchetypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Modules and declarations; spec/jac-language.md section 2.1. */
final class DeclarationParser {
  private final Cursor c;
  private final StatementParser statements;
  private final ExpressionParser expressions;
  private final SignatureParser signatures;
  private final ImportParser imports;

  /** What documents the class being read: the text before it, or before its first field. */
  private @Nullable String leadingDoc;

  DeclarationParser(
      Cursor cursor,
      StatementParser statements,
      ExpressionParser expressions,
      SignatureParser signatures) {
    this.c = cursor;
    this.statements = statements;
    this.expressions = expressions;
    this.signatures = signatures;
    this.imports = new ImportParser(cursor, statements);
  }

  // ---- modules ----

  Module module() {
    List<Stmt> body = new ArrayList<>();
    String doc = null;
    try {
      if (c.at(STRING)) {
        doc = docstring();
      }
      StatementParser.Item item = isForeign() ? this::foreignTop : this::top;
      while (!c.at(END)) {
        statements.items(body, item);
        if (c.at(RBRACE)) {
          c.report(
              Diagnostic.error(
                  "unexpected-token", "'}' closes nothing", c.source(), c.tokenSpan()));
          c.advance();
        }
      }
    } catch (SyntaxError error) {
      c.diagnostics().add(error.diagnostic());
    }
    return new Module(c.source(), doc, body);
  }

  /** Whether the whole file is client or native code, except for its {@code sv} items. */
  private boolean isForeign() {
    String name = c.source().name();
    return name.endsWith(".cl.jac") || name.endsWith(".na.jac");
  }

  private void top(List<Stmt> into) {
    switch (c.kind()) {
      case CL, NA -> {
        c.advance();
        foreign();
      }
      case SV -> {
        c.advance();
        server(into);
      }
      default -> item(into);
    }
  }

  private void foreignTop(List<Stmt> into) {
    if (c.accept(SV)) {
      server(into);
    } else {
      if (c.at(CL) || c.at(NA)) {
        c.advance();
      }
      foreign();
    }
  }

  private void foreign() {
    ClientCode code = new ClientCode(c);
    if (c.at(LBRACE)) {
      code.block();
    } else {
      code.item();
    }
  }

  private void server(List<Stmt> into) {
    if (c.at(LBRACE)) {
      into.addAll(statements.block("'sv'", this::item));
    } else {
      item(into);
    }
  }

  private void item(List<Stmt> into) {
    String doc = c.at(STRING) ? docstring() : null;
    switch (c.kind()) {
      case WITH -> into.add(entry());
      case GLOB -> into.add(globals());
      case TEST -> into.add(test(doc));
      case SEM -> into.add(sem());
      case INLINE_PYTHON -> into.add(inlinePython());
      default -> {
        if (startsDeclaration(true)) {
          declaration(into, doc);
        } else if (doc == null) {
          throw notADeclaration();
        }
      }
    }
  }

  private SyntaxError notADeclaration() {
    if (!c.kind().isWord()) {
      return c.unexpected("expected-declaration", "expected a declaration");
    }
    if (c.kind(1) == COLON && c.kind(2).isWord() && isArchetype(c.kind())) {
      c.advance();
      c.advance();
      return c.fail(
          "unknown-access",
          "'" + c.text() + "' is no access tag",
          c.tokenSpan(),
          "write :pub, :priv or :protect");
    }
    String meant = Hints.ofDeclaration(c);
    return c.fail(
        "expected-declaration",
        "only declarations stand at the top of a module, found " + c.describe(),
        c.tokenSpan(),
        c.at(FROM)
            ? "names are imported with 'import from module { name }'"
            : meant == null ? "statements go into 'with entry { ... }'" : meant);
  }

  private static boolean isArchetype(TokenKind kind) {
    return switch (kind) {
      case OBJ, CLASS, NODE, EDGE, WALKER, ENUM, DEF, CAN -> true;
      default -> false;
    };
  }

  /** One string literal before an item: the one behind it documents something else. */
  private String docstring() {
    String doc = expressions.singleString();
    c.accept(SEMICOLON);
    return doc;
  }

  // ---- what starts a declaration ----

  /** Whether a declaration starts here; its keywords are also names, so the next token decides. */
  boolean startsDeclaration() {
    return startsDeclaration(false);
  }

  /**
   * @param noStatements statements cannot stand here, so that every word may be a declared name
   */
  private boolean startsDeclaration(boolean noStatements) {
    TokenKind next = c.kind(1);
    return switch (c.kind()) {
      case AT -> true;
      case DEF, CAN, OBJ, CLASS, NODE, EDGE, WALKER, ENUM, HAS, STATIC, OVERRIDE, ABS, ABST ->
          isAccess(1) || (noStatements ? next.isWord() : isDeclared(next));
      case IMPL -> next.isWord();
      case ASYNC -> next.isWord() && next != FOR && next != WITH && isDeclared(next);
      case IMPORT, INCLUDE ->
          next.isWord() || next == COLON || next == DOT || next == ELLIPSIS || next == STRING;
      default -> false;
    };
  }

  private static boolean isDeclared(TokenKind next) {
    return switch (next) {
      case IN, IS, IF, AND, OR, NOT, FOR, BY, SPAWN, ELSE -> false;
      default -> next.isWord();
    };
  }

  private boolean isAccess(int ahead) {
    if (c.kind(ahead) != COLON) {
      return false;
    }
    TokenKind tag = c.kind(ahead + 1);
    return tag == PUB || tag == PRIV || tag == PROTECT;
  }

  /** Whether a string at the cursor documents the declaration behind it. */
  boolean documentsDeclaration() {
    return switch (c.kind(1)) {
      case DEF, CAN, OBJ, CLASS, NODE, EDGE, WALKER, ENUM, HAS, STATIC, OVERRIDE, ASYNC, AT, IMPL ->
          true;
      default -> false;
    };
  }

  void documented(List<Stmt> into) {
    declaration(into, docstring());
  }

  // ---- declarations ----

  void declaration(List<Stmt> into, @Nullable String doc) {
    int start = c.start();
    Modifiers modifiers = modifiers();
    switch (c.kind()) {
      case IMPORT, INCLUDE -> imports.declaration(into);
      case HAS -> into.add(has(start, modifiers));
      case DEF -> into.add(function(start, modifiers, doc));
      case CAN -> into.add(ability(start, modifiers, doc));
      case OBJ -> into.add(archetype(start, ArchetypeKind.OBJ, modifiers, doc));
      case CLASS -> into.add(archetype(start, ArchetypeKind.CLASS, modifiers, doc));
      case NODE -> into.add(archetype(start, ArchetypeKind.NODE, modifiers, doc));
      case EDGE -> into.add(archetype(start, ArchetypeKind.EDGE, modifiers, doc));
      case WALKER -> into.add(archetype(start, ArchetypeKind.WALKER, modifiers, doc));
      case ENUM -> into.add(enumeration(start, modifiers, doc));
      case IMPL -> into.add(impl(start, modifiers, doc));
      default ->
          throw c.unexpected("expected-declaration", "expected a declaration after its modifiers");
    }
  }

  /** What stands before the keyword of a declaration, in any order. */
  private record Modifiers(
      List<Expr> decorators,
      boolean async,
      boolean isStatic,
      boolean isOverride,
      boolean isAbstract) {}

  private Modifiers modifiers() {
    List<Expr> decorators = new ArrayList<>(0);
    boolean async = false;
    boolean isStatic = false;
    boolean isOverride = false;
    boolean isAbstract = false;
    while (true) {
      switch (c.kind()) {
        case AT -> {
          c.advance();
          decorators.add(expressions.postfix());
          continue;
        }
        case ASYNC -> async = true;
        case STATIC -> isStatic = true;
        case OVERRIDE -> isOverride = true;
        case ABS, ABST -> isAbstract = true;
        default -> {
          return new Modifiers(decorators, async, isStatic, isOverride, isAbstract);
        }
      }
      c.advance();
    }
  }

  private Access access() {
    if (!isAccess(0)) {
      return Access.UNSPECIFIED;
    }
    c.advance();
    TokenKind tag = c.kind();
    c.advance();
    return switch (tag) {
      case PUB -> Access.PUB;
      case PRIV -> Access.PRIV;
      default -> Access.PROTECT;
    };
  }

  private Stmt archetype(int start, ArchetypeKind kind, Modifiers modifiers, @Nullable String doc) {
    c.advance();
    Access access = access();
    Span nameSpan = c.tokenSpan();
    String name = c.name("a name for the " + kind.name().toLowerCase(java.util.Locale.ROOT));
    List<Expr> bases = c.at(LPAREN) ? bases() : List.of();
    String outer = leadingDoc;
    leadingDoc = doc;
    List<Stmt> body = memberBody("'" + name + "'");
    String described = leadingDoc;
    leadingDoc = outer;
    return new Stmt.Archetype(
        c.spanFrom(start),
        kind,
        access,
        name,
        nameSpan,
        modifiers.decorators(),
        modifiers.async(),
        bases,
        body,
        described);
  }

  private List<Expr> bases() {
    int opener = c.start();
    c.advance();
    List<Expr> bases = new ArrayList<>(1);
    while (!c.at(RPAREN)) {
      bases.add(expressions.pipeline());
      if (!c.accept(COMMA)) {
        break;
      }
    }
    c.close(RPAREN, opener, "',' or ");
    return bases;
  }

  private @Nullable List<Stmt> memberBody(String owner) {
    return c.accept(SEMICOLON) ? null : statements.block(owner, this::member);
  }

  private void member(List<Stmt> into) {
    String doc = c.at(STRING) ? docstring() : null;
    if (leadingDoc == null && into.isEmpty() && c.at(HAS)) {
      leadingDoc = doc;
    }
    switch (c.kind()) {
      case WITH -> into.add(entry());
      case INLINE_PYTHON -> into.add(inlinePython());
      default -> {
        if (startsDeclaration(true)) {
          declaration(into, doc);
        } else if (doc == null) {
          throw notAMember();
        }
      }
    }
  }

  private SyntaxError notAMember() {
    if (c.at(PASS)) {
      return c.passKeyword();
    }
    if (c.kind().isWord() && c.kind(1) == COLON) {
      return c.fail(
          "expected-member",
          "expected a member, found " + c.describe(),
          c.tokenSpan(),
          "a field is declared with 'has': has " + c.text() + ": ...;");
    }
    String meant = c.kind().isWord() ? Hints.ofDeclaration(c) : null;
    SyntaxError error =
        c.unexpected("expected-member", "expected a member such as 'has', 'def' or 'can'");
    return meant == null ? error : error.withHint(meant);
  }

  private Stmt has(int start, Modifiers modifiers) {
    c.advance();
    boolean isStatic = modifiers.isStatic() || (c.kind(1) != COLON && c.accept(STATIC));
    Access access = access();
    List<Stmt.Field> fields = new ArrayList<>(1);
    do {
      fields.add(field());
    } while (c.accept(COMMA));
    Span span = c.spanFrom(start);
    statements.endStatement("the field");
    return new Stmt.Has(span, isStatic, access, fields);
  }

  private Stmt.Field field() {
    Span nameSpan = c.tokenSpan();
    String name = c.name("a field name");
    Expr type = c.accept(COLON) ? expressions.type() : null;
    if (type == null) {
      c.report(
          Diagnostic.error(
                  "missing-type", "the field '" + name + "' has no type", c.source(), nameSpan)
              .withHint("write 'has " + name + ": int', or ': any' for every type"));
    }
    Expr defaultValue = c.accept(ASSIGN) ? expressions.expression() : null;
    boolean byPostinit = c.at(BY, POSTINIT) || c.at(POSTINIT);
    if (byPostinit) {
      c.accept(BY);
      c.advance();
    }
    return new Stmt.Field(c.spanFrom(nameSpan.start()), name, type, defaultValue, byPostinit);
  }

  // ---- functions and abilities ----

  private Stmt.Function function(int start, Modifiers modifiers, @Nullable String doc) {
    c.advance();
    Access access = access();
    Span nameSpan = c.tokenSpan();
    String name = c.name("a name for the function");
    return functionFrom(start, modifiers, access, name, nameSpan, doc);
  }

  /** {@code (def f(..) {..})}; the name may be missing. */
  Stmt.Function functionExpression() {
    int start = c.start();
    Modifiers modifiers = modifiers();
    c.advance();
    Span nameSpan = c.tokenSpan();
    boolean named = c.kind().isWord();
    String name = named ? c.name("a name for the function") : "_";
    return functionFrom(start, modifiers, Access.UNSPECIFIED, name, nameSpan, null);
  }

  private Stmt.Function functionFrom(
      int start,
      Modifiers modifiers,
      Access access,
      String name,
      Span nameSpan,
      @Nullable String doc) {
    Expr.Signature signature = signatures.ofFunction();
    Body body = body("'" + name + "'");
    return new Stmt.Function(
        c.spanFrom(start),
        access,
        name,
        nameSpan,
        modifiers.decorators(),
        modifiers.async(),
        modifiers.isStatic(),
        modifiers.isAbstract() || body.isAbstract(),
        modifiers.isOverride(),
        signature,
        body.statements(),
        body.by(),
        doc);
  }

  /** A block, {@code by model;}, {@code abs;} or {@code ;}. */
  private record Body(@Nullable List<Stmt> statements, @Nullable Expr by, boolean isAbstract) {}

  private Body body(String owner) {
    if (c.accept(BY)) {
      Expr by = expressions.expression();
      statements.endStatement("the model");
      return new Body(null, by, false);
    }
    boolean isAbstract = c.at(ABS, SEMICOLON) || c.at(ABST, SEMICOLON);
    if (isAbstract) {
      c.advance();
    }
    if (c.accept(SEMICOLON)) {
      return new Body(null, null, isAbstract);
    }
    return new Body(statements.block(owner), null, isAbstract);
  }

  /** {@code can .. with ..}, or a method of the first generation. */
  private Stmt ability(int start, Modifiers modifiers, @Nullable String doc) {
    c.advance();
    Access access = access();
    Span nameSpan = c.tokenSpan();
    boolean named = !c.at(WITH) || c.kind(1) == WITH;
    String name = named ? c.name("a name for the ability") : null;
    if (name != null && !c.at(WITH)) {
      return functionFrom(start, modifiers, access, name, nameSpan, doc);
    }
    Stmt.Event event = event();
    if (c.at(BY)) {
      throw c.fail("by-on-ability", "an ability cannot be delegated to a model", c.tokenSpan());
    }
    Body body = body(name == null ? "the ability" : "'" + name + "'");
    return new Stmt.Ability(
        c.spanFrom(start),
        access,
        name,
        modifiers.decorators(),
        modifiers.async(),
        modifiers.isStatic(),
        modifiers.isAbstract() || body.isAbstract(),
        modifiers.isOverride(),
        event,
        body.statements(),
        doc);
  }

  private Stmt.Event event() {
    int start = c.start();
    c.advance();
    boolean untyped = (c.at(ENTRY) || c.at(EXIT)) && !c.kind(1).isWord();
    untyped |= (c.at(ENTRY) || c.at(EXIT)) && (c.kind(1) == ABS || c.kind(1) == ABST);
    Expr type = untyped ? null : rootAsType(expressions.pipeline());
    boolean entry = c.at(ENTRY);
    if (!entry && !c.at(EXIT)) {
      throw c.unexpected("unexpected-token", "expected 'entry' or 'exit' to end the event");
    }
    c.advance();
    return new Stmt.Event(c.spanFrom(start), type, entry);
  }

  /** A bare {@code root} in an event means the type, as the quoted one does. */
  private static Expr rootAsType(Expr type) {
    return switch (type) {
      case Expr.Special(Span span, Expr.SpecialRef ref) when ref == Expr.SpecialRef.ROOT ->
          new Expr.Name(span, "root", true);
      case Expr.Binary(Span span, Expr.BinaryOp op, Expr left, Expr right) ->
          new Expr.Binary(span, op, rootAsType(left), rootAsType(right));
      case Expr.TupleLiteral(Span span, List<Expr> elements) ->
          new Expr.TupleLiteral(
              span, elements.stream().map(DeclarationParser::rootAsType).toList());
      default -> type;
    };
  }

  // ---- enums ----

  private Stmt enumeration(int start, Modifiers modifiers, @Nullable String doc) {
    c.advance();
    Access access = access();
    Span nameSpan = c.tokenSpan();
    String name = c.name("a name for the enum");
    List<Expr> bases = c.at(LPAREN) ? bases() : List.of();
    List<Stmt> body =
        c.accept(SEMICOLON) ? null : statements.block("'" + name + "'", this::enumItem);
    return new Stmt.EnumDeclaration(
        c.spanFrom(start), access, name, nameSpan, modifiers.decorators(), bases, body, doc);
  }

  private void enumItem(List<Stmt> into) {
    if (c.at(STRING) || c.at(WITH) || c.at(INLINE_PYTHON) || startsDeclaration()) {
      member(into);
      return;
    }
    int start = c.start();
    String name = c.name("a name for the enum's member");
    if (c.accept(COLON)) {
      expressions.pipeline();
    }
    Expr value = c.accept(ASSIGN) ? expressions.expression() : null;
    into.add(new Stmt.EnumMember(c.spanFrom(start), name, value));
    if (!c.accept(COMMA)
        && !c.accept(SEMICOLON)
        && !c.at(RBRACE)
        && !c.at(WITH)
        && !c.at(INLINE_PYTHON)
        && !startsDeclaration()) {
      throw c.unexpected("unexpected-token", "expected ',' after the enum's member");
    }
  }

  // ---- impl ----

  private Stmt impl(int start, Modifiers modifiers, @Nullable String doc) {
    c.advance();
    int targetStart = c.start();
    List<String> target = dottedName();
    Span targetSpan = c.spanFrom(targetStart);
    List<Expr> bases = null;
    Expr.Signature signature = null;
    Stmt.Event event = null;
    if (c.at(WITH)) {
      event = event();
    } else if (c.at(LPAREN) && !startsParameters()) {
      bases = bases();
    } else if (c.at(LPAREN) || c.at(ARROW)) {
      signature = signatures.ofFunction();
    }
    if (c.accept(BY)) {
      Expr by = expressions.expression();
      statements.endStatement("the model");
      return new Stmt.Impl(
          c.spanFrom(start),
          target,
          targetSpan,
          modifiers.decorators(),
          bases,
          signature,
          event,
          List.of(),
          by,
          doc);
    }
    StatementParser.Item item = startsEnumBody() ? this::enumItem : this::implItem;
    List<Stmt> body = statements.block("the implementation", item);
    return new Stmt.Impl(
        c.spanFrom(start),
        target,
        targetSpan,
        modifiers.decorators(),
        bases,
        signature,
        event,
        body,
        null,
        doc);
  }

  private List<String> dottedName() {
    List<String> names = new ArrayList<>(2);
    do {
      names.add(c.name("the name of a declaration"));
    } while (c.accept(DOT));
    return names;
  }

  private boolean startsParameters() {
    TokenKind first = c.kind(1);
    return first == RPAREN
        || first == STAR
        || first == DOUBLE_STAR
        || first == SLASH
        || c.kind(2) == COLON
        || first == SELF;
  }

  /** Whether the braces of an {@code impl} hold enum members: names ended by commas. */
  private boolean startsEnumBody() {
    if (!c.at(LBRACE) || !c.kind(1).isWord()) {
      return false;
    }
    TokenKind second = c.kind(2);
    if (second == COMMA || second == RBRACE) {
      return true;
    }
    int depth = 0;
    for (int ahead = 3; second == ASSIGN; ahead++) {
      TokenKind kind = c.kind(ahead);
      if (kind.isOpener()) {
        depth++;
      } else if (depth == 0 && (kind == COMMA || kind == RBRACE)) {
        return true;
      } else if (kind.isCloser()) {
        depth--;
      } else if (kind == END || (depth == 0 && kind == SEMICOLON)) {
        return false;
      }
    }
    return false;
  }

  /** The body of an archetype or of a function: only the declaration tells which. */
  private void implItem(List<Stmt> into) {
    if (c.at(WITH, ENTRY)) {
      into.add(entry());
    } else {
      statements.statement(into);
    }
  }

  // ---- the rest of a module ----

  private Stmt sem() {
    int start = c.start();
    c.advance();
    List<String> target = dottedName();
    if (!c.accept(ASSIGN) && !c.accept(IS)) {
      throw c.unexpected("unexpected-token", "expected '=' after the name");
    }
    Expr text = expressions.postfix();
    if (!(text instanceof Expr.StringLiteral(_, String value))) {
      throw c.fail("expected-string", "the meaning of a name is a string", text.span());
    }
    Span span = c.spanFrom(start);
    statements.endStatement("the string");
    return new Stmt.Sem(span, target, value);
  }

  private Stmt globals() {
    int start = c.start();
    c.advance();
    Access access = access();
    List<Stmt> assignments = new ArrayList<>(1);
    do {
      assignments.add(statements.assignment());
    } while (c.accept(COMMA) && !c.at(SEMICOLON));
    Span span = c.spanFrom(start);
    statements.endStatement("the global");
    return new Stmt.Globals(span, access, assignments);
  }

  private Stmt entry() {
    int start = c.start();
    c.advance();
    c.expect(ENTRY, "after 'with'");
    String name = c.accept(COLON) ? c.name("the name of a module") : null;
    List<Stmt> body = statements.block("'with entry'");
    return new Stmt.Entry(c.spanFrom(start), name, body);
  }

  private Stmt test(@Nullable String doc) {
    int start = c.start();
    c.advance();
    String name = null;
    if (c.at(STRING)) {
      name = docstring();
    } else if (c.kind().isWord()) {
      name = c.name("a name for the test");
    }
    List<Stmt> body = statements.block("the test");
    return new Stmt.Test(c.spanFrom(start), name, body, doc);
  }

  private Stmt inlinePython() {
    Span span = c.tokenSpan();
    c.advance();
    return new Stmt.InlinePython(span);
  }
}

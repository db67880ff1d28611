package io.jacquard.jac.syntax;

import org.jspecify.annotations.Nullable;

/**
 * What a token is. Words that some rule treats as a keyword have a kind of their own, yet every
 * word is a name wherever the grammar wants only a name: keywords of Jac are contextual.
 */
enum TokenKind {
  END("end of file"),
  INVALID(""),
  INT("number"),
  FLOAT("number"),
  STRING("string"),
  FSTRING("f-string"),
  INLINE_PYTHON("'::py::' block"),

  // ---- words ----
  NAME("name"),
  QUOTED_NAME("name"),
  ABS("abs"),
  ABST("abst"),
  AND("and"),
  AS("as"),
  ASSERT("assert"),
  ASYNC("async"),
  AWAIT("await"),
  BREAK("break"),
  BY("by"),
  CAN("can"),
  CASE("case"),
  CL("cl"),
  CLASS("class"),
  CONTINUE("continue"),
  DEF("def"),
  DEFAULT("default"),
  DEL("del"),
  DISENGAGE("disengage"),
  EDGE("edge"),
  ELIF("elif"),
  ELSE("else"),
  ENTRY("entry"),
  ENUM("enum"),
  EXCEPT("except"),
  EXIT("exit"),
  FALSE("False"),
  FINALLY("finally"),
  FLOW("flow"),
  FOR("for"),
  FOREVER("forever"),
  FROM("from"),
  GLOB("glob"),
  GLOBAL("global"),
  HAS("has"),
  HERE("here"),
  IF("if"),
  IMPL("impl"),
  IMPORT("import"),
  IN("in"),
  INCLUDE("include"),
  IS("is"),
  LAMBDA("lambda"),
  MATCH("match"),
  NA("na"),
  NODE("node"),
  NONE("None"),
  NONLOCAL("nonlocal"),
  NOT("not"),
  OBJ("obj"),
  OR("or"),
  OVERRIDE("override"),
  PASS("pass"),
  POSTINIT("postinit"),
  PRIV("priv"),
  PROTECT("protect"),
  PUB("pub"),
  RAISE("raise"),
  REPORT("report"),
  RETURN("return"),
  ROOT("root"),
  SELF("self"),
  SEM("sem"),
  SKIP("skip"),
  SPAWN("spawn"),
  STATIC("static"),
  SUPER("super"),
  SV("sv"),
  SWITCH("switch"),
  TEST("test"),
  TO("to"),
  TRUE("True"),
  TRY("try"),
  VISIT("visit"),
  VISITOR("visitor"),
  WAIT("wait"),
  WALKER("walker"),
  WHILE("while"),
  WITH("with"),
  YIELD("yield"),

  // ---- punctuation ----
  LPAREN("("),
  RPAREN(")"),
  LBRACKET("["),
  RBRACKET("]"),
  LBRACE("{"),
  RBRACE("}"),
  COMMA(","),
  SEMICOLON(";"),
  COLON(":"),
  DOT("."),
  ELLIPSIS("..."),
  QUESTION("?"),
  BANG("!"),
  BACKQUOTE("`"),
  ARROW("->"),
  ASSIGN("="),
  WALRUS(":="),

  // ---- operators ----
  PLUS("+"),
  MINUS("-"),
  STAR("*"),
  SLASH("/"),
  DOUBLE_SLASH("//"),
  PERCENT("%"),
  DOUBLE_STAR("**"),
  AT("@"),
  AMPERSAND("&"),
  BAR("|"),
  CARET("^"),
  TILDE("~"),
  SHIFT_LEFT("<<"),
  SHIFT_RIGHT(">>"),
  EQ("=="),
  NE("!="),
  LT("<"),
  GT(">"),
  LE("<="),
  GE(">="),
  DOUBLE_AMPERSAND("&&"),
  DOUBLE_BAR("||"),
  PLUS_ASSIGN("+=", Expr.BinaryOp.ADD),
  MINUS_ASSIGN("-=", Expr.BinaryOp.SUBTRACT),
  STAR_ASSIGN("*=", Expr.BinaryOp.MULTIPLY),
  SLASH_ASSIGN("/=", Expr.BinaryOp.DIVIDE),
  DOUBLE_SLASH_ASSIGN("//=", Expr.BinaryOp.FLOOR_DIVIDE),
  PERCENT_ASSIGN("%=", Expr.BinaryOp.MODULO),
  DOUBLE_STAR_ASSIGN("**=", Expr.BinaryOp.POWER),
  AT_ASSIGN("@=", Expr.BinaryOp.MATRIX_MULTIPLY),
  AMPERSAND_ASSIGN("&=", Expr.BinaryOp.BIT_AND),
  BAR_ASSIGN("|=", Expr.BinaryOp.BIT_OR),
  CARET_ASSIGN("^=", Expr.BinaryOp.BIT_XOR),
  SHIFT_LEFT_ASSIGN("<<=", Expr.BinaryOp.SHIFT_LEFT),
  SHIFT_RIGHT_ASSIGN(">>=", Expr.BinaryOp.SHIFT_RIGHT),

  // ---- pipes ----
  PIPE("|>"),
  PIPE_BACK("<|"),
  ATOMIC_PIPE(":>"),
  ATOMIC_PIPE_BACK("<:"),
  DOT_PIPE(".>"),
  DOT_PIPE_BACK("<."),

  // ---- graph ----
  EDGE_OUT("-->"),
  EDGE_IN("<--"),
  EDGE_ANY("<-->"),
  EDGE_OUT_OPEN("->:"),
  EDGE_OUT_CLOSE(":->"),
  EDGE_IN_OPEN("<-:"),
  EDGE_IN_CLOSE(":<-"),
  CONNECT_OUT("++>"),
  CONNECT_IN("<++"),
  CONNECT_ANY("<++>"),
  CONNECT_OUT_OPEN("+>:"),
  CONNECT_OUT_CLOSE(":+>"),
  CONNECT_IN_OPEN("<+:"),
  CONNECT_IN_CLOSE(":<+");

  private final String text;
  private final Expr.@Nullable BinaryOp augmented;

  TokenKind(String text) {
    this(text, null);
  }

  TokenKind(String text, Expr.@Nullable BinaryOp augmented) {
    this.text = text;
    this.augmented = augmented;
  }

  /** The text of a keyword or operator; a description of any other kind. */
  String text() {
    return text;
  }

  /** The operator of an augmented assignment such as {@code +=}, else {@code null}. */
  Expr.@Nullable BinaryOp augmented() {
    return augmented;
  }

  /** Whether this is a name or a keyword. */
  boolean isWord() {
    return ordinal() >= NAME.ordinal() && ordinal() <= YIELD.ordinal();
  }

  boolean isKeyword() {
    return ordinal() > QUOTED_NAME.ordinal() && ordinal() <= YIELD.ordinal();
  }

  /** Whether the token is written with a fixed text, so that messages can quote it. */
  boolean isFixed() {
    return ordinal() > QUOTED_NAME.ordinal();
  }

  /** Whether this token opens one hop of an edge reference. */
  boolean isEdgeOp() {
    return switch (this) {
      case EDGE_OUT, EDGE_IN, EDGE_ANY, EDGE_OUT_OPEN, EDGE_IN_OPEN -> true;
      default -> false;
    };
  }

  boolean isOpener() {
    return this == LPAREN || this == LBRACKET || this == LBRACE;
  }

  boolean isCloser() {
    return this == RPAREN || this == RBRACKET || this == RBRACE;
  }
}

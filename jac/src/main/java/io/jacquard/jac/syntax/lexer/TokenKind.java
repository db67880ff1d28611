package io.jacquard.jac.syntax.lexer;

import io.jacquard.jac.syntax.Precedence;
import io.jacquard.jac.syntax.tree.Expr.BinaryOp;
import org.jspecify.annotations.Nullable;

/**
 * What a token is. Words that some rule treats as a keyword have a kind of their own, yet every
 * word is a name wherever the grammar wants only a name: keywords of Jac are contextual.
 */
public enum TokenKind {
  END("end of file", Role.CLASS),
  INVALID("", Role.CLASS),
  INT("number", Role.CLASS),
  FLOAT("number", Role.CLASS),
  STRING("string", Role.CLASS),
  FSTRING("f-string", Role.CLASS),
  INLINE_PYTHON("'::py::' block", Role.CLASS),

  // ---- words ----
  NAME("name", Role.NAME),
  QUOTED_NAME("name", Role.NAME),
  ABS("abs"),
  ABST("abst"),
  AND("and", Precedence.AND),
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
  IN("in", Precedence.COMPARE),
  INCLUDE("include"),
  IS("is", Precedence.COMPARE),
  LAMBDA("lambda"),
  MATCH("match"),
  NA("na"),
  NODE("node"),
  NONE("None"),
  NONLOCAL("nonlocal"),
  NOT("not"),
  OBJ("obj"),
  OR("or", Precedence.OR),
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
  PLUS("+", Precedence.SUM, BinaryOp.ADD),
  MINUS("-", Precedence.SUM, BinaryOp.SUBTRACT),
  STAR("*", Precedence.PRODUCT, BinaryOp.MULTIPLY),
  SLASH("/", Precedence.PRODUCT, BinaryOp.DIVIDE),
  DOUBLE_SLASH("//", Precedence.PRODUCT, BinaryOp.FLOOR_DIVIDE),
  PERCENT("%", Precedence.PRODUCT, BinaryOp.MODULO),
  DOUBLE_STAR("**", Precedence.POWER, BinaryOp.POWER),
  AT("@", Precedence.PRODUCT, BinaryOp.MATRIX_MULTIPLY),
  AMPERSAND("&", Precedence.BIT_AND, BinaryOp.BIT_AND),
  BAR("|", Precedence.BIT_OR, BinaryOp.BIT_OR),
  CARET("^", Precedence.BIT_XOR, BinaryOp.BIT_XOR),
  TILDE("~"),
  SHIFT_LEFT("<<", Precedence.SHIFT, BinaryOp.SHIFT_LEFT),
  SHIFT_RIGHT(">>", Precedence.SHIFT, BinaryOp.SHIFT_RIGHT),
  EQ("==", Precedence.COMPARE),
  NE("!=", Precedence.COMPARE),
  LT("<", Precedence.COMPARE),
  GT(">", Precedence.COMPARE),
  LE("<=", Precedence.COMPARE),
  GE(">=", Precedence.COMPARE),
  DOUBLE_AMPERSAND("&&", Precedence.AND),
  DOUBLE_BAR("||", Precedence.OR),
  PLUS_ASSIGN("+=", BinaryOp.ADD),
  MINUS_ASSIGN("-=", BinaryOp.SUBTRACT),
  STAR_ASSIGN("*=", BinaryOp.MULTIPLY),
  SLASH_ASSIGN("/=", BinaryOp.DIVIDE),
  DOUBLE_SLASH_ASSIGN("//=", BinaryOp.FLOOR_DIVIDE),
  PERCENT_ASSIGN("%=", BinaryOp.MODULO),
  DOUBLE_STAR_ASSIGN("**=", BinaryOp.POWER),
  AT_ASSIGN("@=", BinaryOp.MATRIX_MULTIPLY),
  AMPERSAND_ASSIGN("&=", BinaryOp.BIT_AND),
  BAR_ASSIGN("|=", BinaryOp.BIT_OR),
  CARET_ASSIGN("^=", BinaryOp.BIT_XOR),
  SHIFT_LEFT_ASSIGN("<<=", BinaryOp.SHIFT_LEFT),
  SHIFT_RIGHT_ASSIGN(">>=", BinaryOp.SHIFT_RIGHT),

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

  /** What a kind stands for besides its own text. */
  private enum Role {
    /** Many texts: literals, the end, what is no token. */
    CLASS,
    NAME,
    KEYWORD,
    SYMBOL
  }

  private final String text;
  private final Role role;
  private final int precedence;
  private final @Nullable BinaryOp operator;

  TokenKind(String text) {
    this(text, Precedence.NONE);
  }

  TokenKind(String text, Role role) {
    this(text, role, Precedence.NONE, null);
  }

  TokenKind(String text, int precedence) {
    this(text, roleOf(text), precedence, null);
  }

  /** An augmented assignment. */
  TokenKind(String text, BinaryOp operator) {
    this(text, Role.SYMBOL, Precedence.NONE, operator);
  }

  TokenKind(String text, int precedence, BinaryOp operator) {
    this(text, Role.SYMBOL, precedence, operator);
  }

  TokenKind(String text, Role role, int precedence, @Nullable BinaryOp operator) {
    this.text = text;
    this.role = role;
    this.precedence = precedence;
    this.operator = operator;
  }

  private static Role roleOf(String text) {
    return Character.isLetter(text.charAt(0)) ? Role.KEYWORD : Role.SYMBOL;
  }

  /** The text of a keyword or operator; a description of any other kind. */
  public String text() {
    return text;
  }

  /** How tightly it binds as an infix operator, or {@link Precedence#NONE}. */
  public int precedence() {
    return precedence;
  }

  /** The arithmetic or bit operator it stands for, else {@code null}. */
  public @Nullable BinaryOp operator() {
    return precedence == Precedence.NONE ? null : operator;
  }

  /** The operator of an augmented assignment such as {@code +=}, else {@code null}. */
  public @Nullable BinaryOp augmented() {
    return precedence == Precedence.NONE ? operator : null;
  }

  /** Whether this is a name or a keyword. */
  public boolean isWord() {
    return role == Role.NAME || role == Role.KEYWORD;
  }

  public boolean isKeyword() {
    return role == Role.KEYWORD;
  }

  /** Whether the token is written with a fixed text, so that messages can quote it. */
  public boolean isFixed() {
    return role == Role.KEYWORD || role == Role.SYMBOL;
  }

  /** Whether this token opens one hop of an edge reference. */
  public boolean isEdgeOp() {
    return switch (this) {
      case EDGE_OUT, EDGE_IN, EDGE_ANY, EDGE_OUT_OPEN, EDGE_IN_OPEN -> true;
      default -> false;
    };
  }

  public boolean isOpener() {
    return this == LPAREN || this == LBRACKET || this == LBRACE;
  }

  public boolean isCloser() {
    return this == RPAREN || this == RBRACKET || this == RBRACE;
  }
}

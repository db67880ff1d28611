package io.jacquard.jac.syntax;

import static io.jacquard.jac.syntax.lexer.TokenKind.MINUS;
import static io.jacquard.jac.syntax.lexer.TokenKind.NAME;
import static io.jacquard.jac.syntax.lexer.TokenKind.PLUS;
import static io.jacquard.jac.syntax.lexer.TokenKind.QUESTION;

import io.jacquard.jac.source.Similarity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was probably meant by an author who wrote another language's words. */
final class Hints {
  private static final List<String> DECLARATIONS =
      List.of(
          "walker",
          "node",
          "edge",
          "obj",
          "class",
          "enum",
          "def",
          "can",
          "has",
          "glob",
          "import",
          "include",
          "impl",
          "test",
          "with",
          "static",
          "async",
          "override",
          "sem");

  private Hints() {}

  /** For the error that the current token is not what must come. */
  static @Nullable String atToken(Cursor c) {
    if (c.at(NAME)) {
      String previous = c.textBefore();
      return switch (previous) {
        case "let", "var", "const" -> "a variable needs no keyword: x = ...;";
        default -> ofWord(c.text());
      };
    }
    if (c.at(QUESTION)) {
      return "a choice is written 'a if condition else b'";
    }
    boolean doubled = c.previousKind() == PLUS || c.previousKind() == MINUS;
    return doubled && c.repeatsBefore() ? "write 'x += 1' or 'x -= 1'" : null;
  }

  /** For a word that stands where a declaration begins and is none, if it looks like one. */
  static @Nullable String ofDeclaration(Cursor c) {
    String meant = ofWord(c.text());
    return meant == null && c.kind(1).isWord()
        ? Similarity.nearest(c.text(), DECLARATIONS)
            .map(nearest -> "did you mean '" + nearest + "'?")
            .orElse(null)
        : meant;
  }

  /** For a word that begins no declaration. */
  static @Nullable String ofWord(String word) {
    return switch (word) {
      case "function", "func", "fn", "fun" -> "a function is declared with 'def'";
      case "let", "var", "const" -> "a module's variable is declared with 'glob'";
      case "struct", "interface" -> "a class is declared with 'obj'";
      case "catch" -> "an error is caught with 'except'";
      case "elsif", "elseif" -> "write 'elif'";
      case "extends", "implements" -> "bases stand in parentheses: obj A(B) { ... }";
      default -> null;
    };
  }
}

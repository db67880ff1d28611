package io.jacquard.jac.syntax.lexer;

/** Recognises keywords without making a string: an open hash table over the words' own hash. */
public final class Keywords {
  private static final int SIZE = 512;
  private static final TokenKind[] TABLE = new TokenKind[SIZE];

  static {
    for (TokenKind kind : TokenKind.values()) {
      if (kind.isKeyword()) {
        int slot = slot(kind.text().hashCode());
        while (TABLE[slot] != null) {
          slot = (slot + 1) & (SIZE - 1);
        }
        TABLE[slot] = kind;
      }
    }
  }

  private Keywords() {}

  /**
   * @param hash the {@link String#hashCode} of the word that stands between the offsets
   */
  static TokenKind find(String text, int start, int end, int hash) {
    int slot = slot(hash);
    TokenKind candidate;
    while ((candidate = TABLE[slot]) != null) {
      String word = candidate.text();
      if (word.length() == end - start && text.startsWith(word, start)) {
        return candidate;
      }
      slot = (slot + 1) & (SIZE - 1);
    }
    return TokenKind.NAME;
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 9)) & (SIZE - 1);
  }
}

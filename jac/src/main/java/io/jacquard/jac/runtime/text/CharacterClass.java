package io.jacquard.jac.runtime.text;

/** The classes of characters that {@code str.isspace} and its kin ask about. */
public final class CharacterClass {
  private static final String LINE_ENDS = "\n\r\u000B\f\u001C\u001D\u001E\u0085\u2028\u2029";

  private CharacterClass() {}

  static boolean isSpace(int point) {
    if (point < 0x80) {
      return point == ' ' || (point >= '\t' && point <= '\r') || (point >= 0x1C && point <= 0x1F);
    }
    return point == 0x85
        || switch (Character.getType(point)) {
          case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
              true;
          default -> false;
        };
  }

  static boolean isLineEnd(int c) {
    return LINE_ENDS.indexOf(c) >= 0;
  }

  static boolean isPrintable(int point) {
    if (point < 0x7F) {
      return point >= ' ';
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  public static boolean isDecimal(int point) {
    return Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER;
  }

  /** Decimal digits, and those in circles, brackets, above and below the line. */
  static boolean isDigit(int point) {
    return isDecimal(point) || contains(OTHER_DIGITS, point);
  }

  static boolean isNumeric(int point) {
    return switch (Character.getType(point)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      case Character.OTHER_LETTER -> NUMERIC_IDEOGRAPHS.indexOf(point) >= 0;
      default -> false;
    };
  }

  static boolean isAlphanumeric(int point) {
    return Character.isLetter(point) || isNumeric(point);
  }

  static boolean isCased(int point) {
    return Character.isLowerCase(point)
        || Character.isUpperCase(point)
        || Character.isTitleCase(point);
  }

  private static boolean contains(int[] ranges, int point) {
    for (int i = 0; i < ranges.length && ranges[i] <= point; i += 2) {
      if (point <= ranges[i + 1]) {
        return true;
      }
    }
    return false;
  }

  private static final int[] OTHER_DIGITS = {
    0xB2, 0xB3, 0xB9, 0xB9, 0x1369, 0x1371, 0x19DA, 0x19DA, 0x2070, 0x2070, 0x2074, 0x2079, 0x2080,
    0x2089, 0x2460, 0x2468, 0x2474, 0x247C, 0x2488, 0x2490, 0x24EA, 0x24EA, 0x24F5, 0x24FD, 0x24FF,
    0x24FF, 0x2776, 0x277E, 0x2780, 0x2788, 0x278A, 0x2792, 0x10A40, 0x10A43, 0x10E60, 0x10E68,
    0x11052, 0x1105A, 0x1F100, 0x1F10A
  };

  private static final String NUMERIC_IDEOGRAPHS =
      "\u3405\u3483\u382A\u3B4D\u4E00\u4E03\u4E07\u4E09\u4E5D\u4E8C\u4E94\u4E96"
          + "\u4EBF\u4EC0\u4EDF\u4EE8\u4F0D\u4F70\u5104\u5146\u5169\u516B\u516D\u5341"
          + "\u5343\u5344\u5345\u534C\u53C1\u53C2\u53C3\u53C4\u56DB\u58F1\u58F9\u5E7A"
          + "\u5EFE\u5EFF\u5F0C\u5F0D\u5F0E\u5F10\u62FE\u634C\u67D2\u6F06\u7396\u767E"
          + "\u8086\u842C\u8CAE\u8CB3\u8D30\u9621\u9646\u964C\u9678\u96F6\uF96B\uF973"
          + "\uF978\uF9B2\uF9D1\uF9D3\uF9FD\uD840\uDC01\uD840\uDC64\uD840\uDCE2\uD840\uDD21\uD842\uDD2A\uD842\uDD83\uD842\uDD8C"
          + "\uD842\uDD9C\uD842\uDEEA\uD842\uDEFD\uD842\uDF19\uD848\uDF90\uD84A\uDD98\uD84E\uDF1B\uD858\uDE6D\uD87E\uDC90";
}

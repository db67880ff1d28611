package io.jacquard.jac.lib.regex;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a Python pattern as one of {@code java.util.regex} that matches the same, or raises
 * {@code re.error} where Python does. Every construct is parsed here; nothing is handed through
 * unread, as the two dialects give the same text different meanings in many places.
 */
final class Translator {
  private final String source;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final List<Integer> javaGroups = new ArrayList<>(List.of(0));
  private final List<Integer> closed = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final boolean marksGroups;
  private int javaCount;
  private int flags;
  private int at;

  /** A parenthesis that waits for its partner. */
  private record Open(int position, int group, int outerFlags, boolean condition) {}

  /** What stood before a quantifier. */
  private enum Before {
    NOTHING,
    ITEM,
    REPEAT
  }

  private Before before = Before.NOTHING;

  private Translator(String source, int flags) {
    this.source = source;
    this.flags = flags;
    this.marksGroups = source.contains("(?(");
  }

  static Translated translate(String source, int flags) {
    return new Translator(source, flags).run();
  }

  private Translated run() {
    globalFlags();
    int global = flags;
    while (at < source.length()) {
      item();
    }
    if (!open.isEmpty()) {
      throw error("missing ), unterminated subpattern", open.getFirst().position());
    }
    int java = Pattern.UNIX_LINES;
    if ((global & Flags.ASCII) == 0) {
      java |= Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE;
    }
    java |= (global & Flags.IGNORECASE) == 0 ? 0 : Pattern.CASE_INSENSITIVE;
    java |= (global & Flags.DOTALL) == 0 ? 0 : Pattern.DOTALL;
    try {
      return new Translated(
          Pattern.compile(out.toString(), java),
          global,
          names,
          List.copyOf(javaGroups),
          List.copyOf(closed));
    } catch (PatternSyntaxException unknown) {
      throw error(
          unknown.getDescription().contains("Look-behind")
              ? "look-behind requires fixed-width pattern"
              : unknown.getDescription(),
          0);
    }
  }

  private JacError error(String message, int where) {
    return RegexError.at(message, source, where);
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Reads {@code (?imsx)} at the very start. */
  private void globalFlags() {
    while (source.startsWith("(?", at)) {
      int end = at + 2;
      int found = 0;
      while (end < source.length() && Flags.ofLetter(source.charAt(end)) != 0) {
        found |= Flags.ofLetter(source.charAt(end++));
      }
      if (found == 0 || end >= source.length() || source.charAt(end) != ')') {
        return;
      }
      flags |= found;
      if ((found & Flags.ASCII) != 0) {
        flags &= ~Flags.UNICODE;
      }
      at = end + 1;
    }
  }

  private void item() {
    char c = source.charAt(at);
    if (has(Flags.VERBOSE) && (Character.isWhitespace(c) || c == '#')) {
      skipBlank(c);
      return;
    }
    switch (c) {
      case '\\' -> escape();
      case '[' -> {
        at = new CharacterSet(source, at, !has(Flags.ASCII)).translate(out);
        before = Before.ITEM;
      }
      case '(' -> openGroup();
      case ')' -> closeGroup();
      case '*', '+', '?' -> quantifier(String.valueOf(c), at, at + 1);
      case '{' -> braces();
      case '^' -> emit(has(Flags.MULTILINE) ? "(?:\\A|(?<=\\n))" : "\\A");
      case '$' -> emit(has(Flags.MULTILINE) ? "(?:(?=\\n)|\\z)" : "(?:(?=\\n\\z)|\\z)");
      case '|' -> alternative();
      case '.' -> emit(".");
      default -> literal();
    }
  }

  private void skipBlank(char c) {
    if (c != '#') {
      at++;
      return;
    }
    int end = source.indexOf('\n', at);
    at = end < 0 ? source.length() : end + 1;
  }

  private void emit(String text) {
    out.append(text);
    at++;
    before = Before.ITEM;
  }

  private void literal() {
    int code = source.codePointAt(at);
    appendLiteral(out, code);
    at += Character.charCount(code);
    before = Before.ITEM;
  }

  static void appendLiteral(StringBuilder out, int code) {
    boolean plain =
        code < 128 ? Character.isLetterOrDigit(code) : !Character.isSupplementaryCodePoint(code);
    if (plain) {
      out.append((char) code);
    } else {
      out.append("\\x{").append(Integer.toHexString(code)).append('}');
    }
  }

  private void alternative() {
    Open group = open.peek();
    if (group != null && group.condition()) {
      // the second half of a conditional: only when the group did not take part
      out.append("|(?!\\").append(markerOf(group.group())).append(")");
      open.pop();
      open.push(new Open(group.position(), -1, group.outerFlags(), false));
    } else {
      out.append('|');
    }
    at++;
    before = Before.NOTHING;
  }

  private void quantifier(String text, int start, int end) {
    if (before == Before.NOTHING) {
      throw error("nothing to repeat", start);
    }
    if (before == Before.REPEAT) {
      throw error("multiple repeat", start);
    }
    out.append(text);
    at = end;
    if (at < source.length() && (source.charAt(at) == '?' || source.charAt(at) == '+')) {
      out.append(source.charAt(at++));
    }
    before = Before.REPEAT;
  }

  /** {@code {m,n}}, or a literal brace when it is no quantifier. */
  private void braces() {
    int i = at + 1;
    int lowEnd = digits(i);
    boolean comma = lowEnd < source.length() && source.charAt(lowEnd) == ',';
    int highEnd = comma ? digits(lowEnd + 1) : lowEnd;
    boolean closes = highEnd < source.length() && source.charAt(highEnd) == '}';
    if (!closes || (!comma && lowEnd == i)) {
      literal();
      return;
    }
    String low = source.substring(i, lowEnd);
    String high = comma ? source.substring(lowEnd + 1, highEnd) : low;
    if (tooLarge(low) || tooLarge(high)) {
      throw Errors.make("OverflowError", "the repetition number is too large");
    }
    if (!low.isEmpty() && !high.isEmpty() && Long.parseLong(high) < Long.parseLong(low)) {
      throw error("min repeat greater than max repeat", i);
    }
    String first = low.isEmpty() ? "0" : low;
    quantifier(comma ? "{" + first + "," + high + "}" : "{" + first + "}", at, highEnd + 1);
  }

  private static boolean tooLarge(String digits) {
    return digits.length() > 9;
  }

  private int digits(int from) {
    int i = from;
    while (i < source.length() && source.charAt(i) >= '0' && source.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private void openGroup() {
    int start = at;
    if (!source.startsWith("(?", at)) {
      at++;
      capture(start, null);
      return;
    }
    if (at + 2 >= source.length()) {
      throw error("unexpected end of pattern", at + 2);
    }
    at += 2;
    char kind = source.charAt(at++);
    switch (kind) {
      case 'P' -> named(start);
      case ':' -> plain(start, "(?:");
      case '>' -> plain(start, "(?>");
      case '=' -> plain(start, "(?=");
      case '!' -> plain(start, "(?!");
      case '<' -> lookBehind(start);
      case '#' -> comment(start);
      case '(' -> condition(start);
      default -> inlineFlags(start, kind);
    }
  }

  private void plain(int start, String text) {
    out.append(text);
    open.push(new Open(start, -1, flags, false));
    before = Before.NOTHING;
  }

  private void capture(int start, @Nullable String name) {
    int group = javaGroups.size();
    if (name != null) {
      Integer earlier = names.putIfAbsent(name, group);
      if (earlier != null) {
        throw error(
            "redefinition of group name '"
                + name
                + "' as group "
                + group
                + "; was group "
                + earlier,
            start + 4);
      }
    }
    javaGroups.add(++javaCount);
    out.append('(');
    if (marksGroups) {
      out.append("()");
      javaCount++;
    }
    open.push(new Open(start, group, flags, false));
    before = Before.NOTHING;
  }

  /** The empty group that takes part exactly when the group does. */
  private int markerOf(int group) {
    return javaGroups.get(group) + 1;
  }

  private void named(int start) {
    if (at >= source.length()) {
      throw error("unexpected end of pattern", at);
    }
    char kind = source.charAt(at++);
    if (kind == '<') {
      capture(start, name('>'));
    } else if (kind == '=') {
      int nameAt = at;
      String name = name(')');
      Integer group = names.get(name);
      if (group == null) {
        throw error("unknown group name '" + name + "'", nameAt);
      }
      backReference(group, nameAt);
    } else {
      throw error("unknown extension ?P" + kind, start + 1);
    }
  }

  private String name(char end) {
    int from = at;
    int to = source.indexOf(end, at);
    if (to < 0) {
      throw error(
          from == source.length() ? "missing group name" : "missing " + end + ", unterminated name",
          from);
    }
    String name = source.substring(from, to);
    if (name.isEmpty()) {
      throw error("missing group name", from);
    }
    if (!identifier(name)) {
      throw error("bad character in group name '" + name + "'", from);
    }
    at = to + 1;
    return name;
  }

  static boolean identifier(String name) {
    return (Character.isUnicodeIdentifierStart(name.codePointAt(0)) || name.charAt(0) == '_')
        && name.codePoints().allMatch(c -> c == '_' || Character.isUnicodeIdentifierPart(c));
  }

  private void lookBehind(int start) {
    if (at >= source.length()) {
      throw error("unexpected end of pattern", at);
    }
    char kind = source.charAt(at++);
    if (kind != '=' && kind != '!') {
      throw error("unknown extension ?<" + kind, start + 1);
    }
    plain(start, "(?<" + kind);
  }

  private void comment(int start) {
    int end = source.indexOf(')', at);
    if (end < 0) {
      throw error("missing ), unterminated comment", start);
    }
    at = end + 1;
  }

  private void condition(int start) {
    int nameAt = at;
    int end = source.indexOf(')', at);
    if (end < 0) {
      throw error("missing ), unterminated name", nameAt);
    }
    String name = source.substring(nameAt, end);
    Integer group = names.get(name);
    if (group == null) {
      if (digits(nameAt) != end || name.isEmpty()) {
        throw error("unknown group name '" + name + "'", nameAt);
      }
      group = Integer.valueOf(name);
    }
    if (group >= javaGroups.size()) {
      throw error("invalid group reference " + group, nameAt);
    }
    at = end + 1;
    out.append("(?:\\").append(markerOf(group)).append("(?:)");
    open.push(new Open(start, group, flags, true));
    before = Before.NOTHING;
  }

  private void inlineFlags(int start, char first) {
    int i = at - 1;
    int on = 0;
    int off = 0;
    boolean minus = false;
    while (i < source.length() && source.charAt(i) != ':' && source.charAt(i) != ')') {
      char letter = source.charAt(i++);
      if (letter == '-' && !minus) {
        minus = true;
        continue;
      }
      int bit = Flags.ofLetter(letter);
      if (bit == 0) {
        throw error(
            i - 1 == at - 1 ? "unknown extension ?" + first : "unknown flag",
            i - 1 == at - 1 ? start + 1 : i - 1);
      }
      if (minus) {
        off |= bit;
      } else {
        on |= bit;
      }
    }
    if (i >= source.length()) {
      throw error("missing -, : or )", i);
    }
    if (source.charAt(i) == ')') {
      throw error("global flags not at the start of the expression", start);
    }
    at = i + 1;
    int outer = flags;
    flags = (flags | on) & ~off;
    out.append("(?").append(javaFlags(on));
    String negative = javaFlags(off);
    out.append(negative.isEmpty() ? "" : "-" + negative).append(':');
    open.push(new Open(start, -1, outer, false));
    before = Before.NOTHING;
  }

  private static String javaFlags(int bits) {
    return ((bits & Flags.IGNORECASE) == 0 ? "" : "i") + ((bits & Flags.DOTALL) == 0 ? "" : "s");
  }

  private void closeGroup() {
    if (open.isEmpty()) {
      throw error("unbalanced parenthesis", at);
    }
    Open group = open.pop();
    if (group.condition()) {
      out.append("|(?!\\").append(markerOf(group.group())).append(")");
    } else if (group.group() > 0) {
      closed.add(group.group());
    }
    flags = group.outerFlags();
    emit(")");
  }

  private void backReference(int group, int where) {
    if (open.stream().anyMatch(o -> o.group() == group)) {
      throw error("cannot refer to an open group", where);
    }
    out.append("(?:\\").append(javaGroups.get(group)).append(')');
    before = Before.ITEM;
  }

  private void escape() {
    if (at + 1 >= source.length()) {
      throw error("bad escape (end of pattern)", at);
    }
    char c = source.charAt(at + 1);
    before = Before.ITEM;
    switch (c) {
      case 'A' -> simple("\\A");
      case 'Z' -> simple("\\z");
      case 'b', 'B' -> simple("\\" + c);
      case 'd', 'D', 's', 'S', 'w', 'W' -> simple(CharacterSet.category(c, !has(Flags.ASCII)));
      default -> {
        if (c >= '1' && c <= '9') {
          numbered();
        } else {
          Escapes.Read read = Escapes.read(source, at);
          appendLiteral(out, read.code());
          at = read.end();
        }
      }
    }
  }

  private void simple(String text) {
    out.append(text);
    at += 2;
  }

  /** A back-reference, or three octal digits. */
  private void numbered() {
    int end = Math.min(digits(at + 1), at + 3);
    if (Escapes.isOctal(source, at + 1, 3)) {
      int code = Integer.parseInt(source.substring(at + 1, at + 4), 8);
      if (code > 255) {
        throw error(
            "octal escape value " + source.substring(at, at + 4) + " outside of range 0-0o377", at);
      }
      appendLiteral(out, code);
      at += 4;
      return;
    }
    int group = Integer.parseInt(source.substring(at + 1, end));
    if (group >= javaGroups.size()) {
      throw error("invalid group reference " + group, at + 1);
    }
    int where = at;
    at = end;
    backReference(group, where);
  }
}

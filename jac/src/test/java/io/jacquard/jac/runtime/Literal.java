package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.number.Ints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Reads the Python literals of test tables. */
final class Literal {
  private final String text;
  private int at;

  private Literal(String text) {
    this.text = text;
  }

  static Object read(String text) {
    return new Literal(text).value();
  }

  private Object value() {
    return switch (text.charAt(at)) {
      case '\'' -> string();
      case '[' -> PyList.of(items(']').toArray());
      case '(' -> PyTuple.of(items(')').toArray());
      case '{' -> braces();
      default -> word();
    };
  }

  private String string() {
    int end = text.indexOf('\'', at + 1);
    String content = text.substring(at + 1, end);
    at = end + 1;
    return content;
  }

  private List<Object> items(char close) {
    List<Object> items = new ArrayList<>();
    at++;
    while (text.charAt(at) != close) {
      items.add(value());
      while (", :".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }
    at++;
    return items;
  }

  private Object braces() {
    boolean pairs = text.indexOf(':', at) >= 0;
    List<Object> items = items('}');
    if (!pairs) {
      return PySet.of(items.toArray());
    }
    PyDict dict = new PyDict();
    for (int i = 0; i < items.size(); i += 2) {
      dict.put(items.get(i), items.get(i + 1));
    }
    return dict;
  }

  private Object word() {
    int start = at;
    while (at < text.length() && ",)]}: ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "None" -> None.NONE;
      case "True" -> true;
      case "False" -> false;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default ->
          word.matches("-?\\d+")
              ? Ints.normalize(new BigInteger(word))
              : (Object) Double.valueOf(word);
    };
  }
}

package io.jacquard.jac.lib.text;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.collections.NamedTuples;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The module {@code urllib.parse}. */
public final class UrlModule {
  private static final String UNRESERVED = "_.-~";
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?",
          Pattern.DOTALL);
  private static final PyType SPLIT =
      NamedTuples.define(
          "urllib.parse", "SplitResult", List.of("scheme", "netloc", "path", "query", "fragment"));
  private static final PyType PARSE =
      NamedTuples.define(
          "urllib.parse",
          "ParseResult",
          List.of("scheme", "netloc", "path", "params", "query", "fragment"));

  static {
    for (PyType type : List.of(SPLIT, PARSE)) {
      type.defineProperty("hostname", url -> host((PyTuple) url));
      type.defineProperty("port", url -> port((PyTuple) url));
      type.defineProperty("username", url -> user((PyTuple) url, 0));
      type.defineProperty("password", url -> user((PyTuple) url, 1));
      type.define(
          io.jacquard.jac.runtime.function.NativeFunction.of(
              "geturl", "(self, /)", a -> unsplit((PyTuple) a[0])));
    }
  }

  private UrlModule() {}

  public static PyModule parse() {
    return new ModuleBuilder("_urlparse")
        .type(SPLIT)
        .type(PARSE)
        .function(
            "quote",
            "(string, safe='/', encoding=None, errors=None)",
            a -> quote(a[0], Ops.str(a[1]), false))
        .function(
            "quote_plus",
            "(string, safe='', encoding=None, errors=None)",
            a -> quote(a[0], Ops.str(a[1]), true))
        .function(
            "unquote",
            "(string, encoding='utf-8', errors='replace')",
            a -> unquote(Args.text(a[0], "string")))
        .function(
            "unquote_plus",
            "(string, encoding='utf-8', errors='replace')",
            a -> unquote(Args.text(a[0], "string").replace('+', ' ')))
        .function(
            "urlencode",
            "(query, doseq=False, safe='', encoding=None, errors=None, quote_via=None)",
            UrlModule::encode)
        .function(
            "urlsplit",
            "(url, scheme='', allow_fragments=True)",
            a -> NamedTuples.make(SPLIT, split(a)))
        .function("urlparse", "(url, scheme='', allow_fragments=True)", UrlModule::parsed)
        .function("urlunsplit", "(components)", a -> unsplit(parts(a[0], 5)))
        .function("urlunparse", "(components)", a -> unsplit(parts(a[0], 6)))
        .function(
            "urljoin",
            "(base, url, allow_fragments=True)",
            a -> join(Args.text(a[0], "base"), Args.text(a[1], "url")))
        .function(
            "parse_qs",
            "(qs, keep_blank_values=False, strict_parsing=False)",
            a -> grouped(pairs(a)))
        .function(
            "parse_qsl",
            "(qs, keep_blank_values=False, strict_parsing=False)",
            a -> PyList.copyOf(pairs(a)))
        .build();
  }

  private static String quote(Object value, String safe, boolean plus) {
    byte[] bytes =
        value instanceof PyBytes b
            ? b.toByteArray()
            : Args.text(value, "quote() argument").getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(bytes.length);
    for (byte raw : bytes) {
      char c = (char) (raw & 0xff);
      boolean plain =
          c < 128
              && (Character.isLetterOrDigit(c)
                  || UNRESERVED.indexOf(c) >= 0
                  || safe.indexOf(c) >= 0);
      if (plain) {
        out.append(c);
      } else if (plus && c == ' ') {
        out.append('+');
      } else {
        out.append("%%%02X".formatted((int) c));
      }
    }
    return out.toString();
  }

  private static String unquote(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      int high =
          text.charAt(at) == '%' && at + 2 < text.length()
              ? Character.digit(text.charAt(at + 1), 16)
              : -1;
      int low = high >= 0 ? Character.digit(text.charAt(at + 2), 16) : -1;
      if (low >= 0) {
        out.write(high * 16 + low);
        at += 3;
      } else {
        int code = text.codePointAt(at);
        out.writeBytes(Character.toString(code).getBytes(StandardCharsets.UTF_8));
        at += Character.charCount(code);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Object encode(Object[] a) {
    List<String> parts = new ArrayList<>();
    String safe = Ops.str(a[2]);
    List<Object> pairs = a[0] instanceof PyDict dict ? Args.items(dict.items()) : Args.items(a[0]);
    for (Object pair : pairs) {
      String name = encoded(Ops.getItem(pair, 0L), safe);
      Object value = Ops.getItem(pair, 1L);
      boolean many = Args.truth(a[1]) && (value instanceof PyList || value instanceof PyTuple);
      for (Object one : many ? Args.items(value) : List.of(value)) {
        parts.add(name + "=" + encoded(one, safe));
      }
    }
    return String.join("&", parts);
  }

  private static String encoded(Object value, String safe) {
    return quote(value instanceof PyBytes ? value : Ops.str(value), safe, true);
  }

  /** Scheme, authority, path, query, fragment. */
  private static Object[] split(Object[] a) {
    String url = Args.text(a[0], "url").strip();
    Matcher m = PARTS.matcher(url);
    if (!m.matches()) {
      throw Errors.valueError("not a URL: " + Ops.repr(url));
    }
    Object[] parts = new Object[5];
    for (int i = 0; i < 5; i++) {
      String part = m.group(i + 1);
      parts[i] = part == null ? "" : part;
    }
    parts[0] = m.group(1) == null ? Ops.str(a[1]) : m.group(1).toLowerCase(Locale.ROOT);
    return parts;
  }

  private static Object parsed(Object[] a) {
    Object[] p = split(a);
    String path = (String) p[2];
    int semicolon = path.indexOf(';', path.lastIndexOf('/') + 1);
    String params = semicolon < 0 ? "" : path.substring(semicolon + 1);
    String plain = semicolon < 0 ? path : path.substring(0, semicolon);
    return NamedTuples.make(PARSE, p[0], p[1], plain, params, p[3], p[4]);
  }

  /** The parts of an address; the texts count what CPython unpacks, one value more. */
  private static PyTuple parts(Object components, int expected) {
    PyTuple parts = PyTuple.from(components);
    if (parts.size() > expected) {
      throw Errors.valueError("too many values to unpack (expected " + (expected + 1) + ")");
    }
    if (parts.size() < expected) {
      throw Errors.valueError(
          "not enough values to unpack (expected %d, got %d)"
              .formatted(expected + 1, parts.size() + 1));
    }
    return parts;
  }

  private static String unsplit(PyTuple parts) {
    String[] p = parts.asJava().stream().map(Ops::str).toArray(String[]::new);
    boolean withParams = p.length == 6;
    String query = p[withParams ? 4 : 3];
    String fragment = p[withParams ? 5 : 4];
    String path = p[2] + (withParams && !p[3].isEmpty() ? ";" + p[3] : "");
    StringBuilder out = new StringBuilder(p[0].isEmpty() ? "" : p[0] + ":");
    if (!p[1].isEmpty()) {
      out.append("//").append(p[1]);
      out.append(path.isEmpty() || path.startsWith("/") ? "" : "/");
    }
    out.append(path);
    out.append(query.isEmpty() ? "" : "?" + query);
    return out.append(fragment.isEmpty() ? "" : "#" + fragment).toString();
  }

  private static String join(String base, String url) {
    if (base.isEmpty() || url.isEmpty()) {
      return base.isEmpty() ? url : base;
    }
    try {
      return java.net.URI.create(base).resolve(url).toString();
    } catch (IllegalArgumentException _) {
      return url;
    }
  }

  private static List<Object> pairs(Object[] a) {
    List<Object> pairs = new ArrayList<>();
    for (String part : Args.text(a[0], "qs").split("&", -1)) {
      int equals = part.indexOf('=');
      String value = equals < 0 ? "" : part.substring(equals + 1);
      if (!part.isEmpty() && (!value.isEmpty() || Args.truth(a[1]))) {
        String name = equals < 0 ? part : part.substring(0, equals);
        pairs.add(PyTuple.of(unquote(name.replace('+', ' ')), unquote(value.replace('+', ' '))));
      }
    }
    return pairs;
  }

  private static PyDict grouped(List<Object> pairs) {
    PyDict dict = new PyDict();
    for (Object pair : pairs) {
      PyTuple p = (PyTuple) pair;
      ((PyList) dict.putIfAbsent(p.get(0), PyList.of())).append(p.get(1));
    }
    return dict;
  }

  private static String authority(PyTuple url) {
    String netloc = (String) url.get(1);
    return netloc.substring(netloc.lastIndexOf('@') + 1);
  }

  private static Object host(PyTuple url) {
    String host = authority(url).replaceAll(":\\d*$", "").replaceAll("[\\[\\]]", "");
    return host.isEmpty() ? None.NONE : host.toLowerCase(Locale.ROOT);
  }

  private static Object port(PyTuple url) {
    String place = authority(url);
    int colon = place.lastIndexOf(':');
    if (colon < 0 || colon < place.lastIndexOf(']') || colon + 1 == place.length()) {
      return None.NONE;
    }
    String port = place.substring(colon + 1);
    if (!port.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw Errors.valueError("Port could not be cast to integer value as " + Ops.repr(port));
    }
    return Long.valueOf(port);
  }

  private static Object user(PyTuple url, int part) {
    String netloc = (String) url.get(1);
    int at = netloc.lastIndexOf('@');
    String[] parts = at < 0 ? new String[0] : netloc.substring(0, at).split(":", 2);
    return part < parts.length ? parts[part] : None.NONE;
  }
}

package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The TypeErrors of a call whose arguments do not fit, worded as CPython 3.12 does. */
final class ArgumentErrors {
  /** Functions that CPython gives their one argument out of a tuple, and that say so. */
  private static final Set<String> UNPACKED =
      Set.of("sorted", "reversed", "staticmethod", "classmethod");

  private final Signature signature;
  private final Signature.Callee callee;

  ArgumentErrors(Signature signature, Signature.Callee callee) {
    this.signature = signature;
    this.callee = callee;
  }

  JacError tooMany(int given, int keywords) {
    int self = callee.method() ? 1 : 0;
    int max = signature.positional() - self;
    int min = Math.max(0, signature.required() - self);
    if (signature.onlyPositional(self) || signature.hasVarKeyword() || isUnpacked()) {
      return count(min, max, given - self);
    }
    if (max == 0) {
      return Errors.typeError(callee.name() + "() takes no positional arguments");
    }
    return Errors.typeError(
        "%s() takes %s %d argument%s (%d given)"
            .formatted(
                callee.name(),
                min == max ? "exactly" : "at most",
                max,
                max == 1 ? "" : "s",
                given - self + keywords));
  }

  JacError missing(List<Parameter> missing, int given, int keywords) {
    int self = callee.method() ? 1 : 0;
    if (signature.isNative() && given < self) {
      return Errors.typeError("unbound method " + callee.qualified() + "() needs an argument");
    }
    if (signature.isNative() && keywords == 0 && (signature.onlyPositional(self) || isUnpacked())) {
      return count(signature.required() - self, signature.positional() - self, given - self);
    }
    if (signature.isNative()) {
      Parameter first = missing.getFirst();
      int position = signature.parameters().indexOf(first) + 1 - self;
      return Errors.typeError(
          "%s() missing required argument '%s' (pos %d)"
              .formatted(callee.name(), first.name(), position));
    }
    boolean keywordOnly = missing.stream().allMatch(p -> p.kind() == Parameter.Kind.KEYWORD_ONLY);
    List<String> names =
        missing.stream()
            .filter(p -> keywordOnly || p.kind() != Parameter.Kind.KEYWORD_ONLY)
            .map(p -> "'" + p.name() + "'")
            .toList();
    return Errors.typeError(
        "%s() missing %d required %s argument%s: %s"
            .formatted(
                callee.qualified(),
                names.size(),
                keywordOnly ? "keyword-only" : "positional",
                names.size() == 1 ? "" : "s",
                enumeration(names)));
  }

  JacError multiple(String keyword) {
    return Errors.typeError(
        callee.qualified() + "() got multiple values for argument '" + keyword + "'");
  }

  /** A keyword that no parameter takes, among all the keywords of the call. */
  JacError unexpected(String keyword, String[] keywords) {
    if (signature.isNative() && signature.onlyPositional(callee.method() ? 1 : 0)) {
      return Errors.typeError(callee.qualified() + "() takes no keyword arguments");
    }
    String positionalOnly =
        signature.parameters().stream()
            .filter(p -> p.kind() == Parameter.Kind.POSITIONAL_ONLY)
            .map(Parameter::name)
            .filter(List.of(keywords)::contains)
            .collect(Collectors.joining(", "));
    if (!positionalOnly.isEmpty() && !signature.isNative()) {
      return Errors.typeError(
          "%s() got some positional-only arguments passed as keyword arguments: '%s'"
              .formatted(callee.qualified(), positionalOnly));
    }
    return Errors.typeError(
        signature.isNative()
            ? "'" + keyword + "' is an invalid keyword argument for " + callee.name() + "()"
            : callee.qualified() + "() got an unexpected keyword argument '" + keyword + "'");
  }

  /** Too many positional arguments for a function written in Jac. */
  JacError tooManyOfPython(int given, int keywordOnly) {
    int min = signature.required();
    int max = signature.positional();
    String takes = min == max ? String.valueOf(max) : "from " + min + " to " + max;
    String also =
        keywordOnly == 0
            ? ""
            : " positional argument%s (and %d keyword-only argument%s)"
                .formatted(given == 1 ? "" : "s", keywordOnly, keywordOnly == 1 ? "" : "s");
    return Errors.typeError(
        "%s() takes %s positional argument%s but %d%s %s given"
            .formatted(
                callee.qualified(),
                takes,
                max == 1 && min == max ? "" : "s",
                given,
                also,
                given == 1 && keywordOnly == 0 ? "was" : "were"));
  }

  private boolean isUnpacked() {
    return signature.isNative() && UNPACKED.contains(callee.qualified());
  }

  private JacError count(int min, int max, int given) {
    if (max == 0) {
      return Errors.typeError(callee.qualified() + "() takes no arguments (" + given + " given)");
    }
    if (min == 1 && max == 1 && !isUnpacked()) {
      return Errors.typeError(
          callee.qualified() + "() takes exactly one argument (" + given + " given)");
    }
    int bound = given < min ? min : max;
    String relation = min == max ? "" : given < min ? "at least " : "at most ";
    return Errors.typeError(
        "%s expected %s%d argument%s, got %d"
            .formatted(callee.name(), relation, bound, bound == 1 ? "" : "s", given));
  }

  /** {@code 'a'}, {@code 'a' and 'b'}, {@code 'a', 'b', and 'c'}. */
  private static String enumeration(List<String> names) {
    return switch (names.size()) {
      case 1 -> names.getFirst();
      case 2 -> names.get(0) + " and " + names.get(1);
      default -> String.join(", ", names.subList(0, names.size() - 1)) + ", and " + names.getLast();
    };
  }
}

package io.jacquard.jac.fuzz;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Writes random programs that follow the grammar; what they do makes no sense. */
final class ProgramGenerator {
  private static final String[] NAMES = {"a", "b", "c", "d", "n", "xs"};
  private static final String[] FIELDS = {"value", "label", "items", "next", "missing"};
  private static final String[] TYPES = {"Thing", "Spot", "Link", "Hiker", "int", "str", "Mood"};
  private static final String[] LITERALS = {
    "(0)",
    "(1)",
    "(-3)",
    "(2**70)",
    "(1.5)",
    "(1e308)",
    "True",
    "None",
    "\"\"",
    "\"ab\\u00e9\\U0001F600\"",
    "b\"xy\"",
    "(1, 2)",
    "[]",
    "[3, 1, 2]",
    "{}",
    "{\"k\": 1, 2: \"v\"}",
    "{1, 2}",
    "range(5)",
    "Mood.GOOD",
    "float(\"nan\")",
    "(10**5)",
    "(...)",
    "int",
    "Thing"
  };
  private static final String[] BINARY = {
    "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@", "and", "or", "==", "!=",
    "<", "<=", ">", ">=", "in", "not in", "is", "is not"
  };
  private static final String[] FUNCTIONS = {
    "len",
    "str",
    "repr",
    "int",
    "float",
    "bool",
    "list",
    "tuple",
    "set",
    "dict",
    "sorted",
    "sum",
    "min",
    "max",
    "abs",
    "any",
    "all",
    "enumerate",
    "zip",
    "map",
    "filter",
    "reversed",
    "iter",
    "next",
    "range",
    "hash",
    "id",
    "type",
    "isinstance",
    "getattr",
    "hasattr",
    "setattr",
    "divmod",
    "pow",
    "round",
    "chr",
    "ord",
    "bin",
    "hex",
    "format",
    "bytes",
    "bytearray",
    "frozenset",
    "slice",
    "callable",
    "issubclass",
    "vars",
    "dir",
    "print",
    "f",
    "g",
    "h",
    "jid",
    "Thing",
    "Spot",
    "json.dumps",
    "json.loads",
    "re.findall",
    "math.sqrt",
    "math.factorial",
    "itertools.product",
    "itertools.islice",
    "itertools.count",
    "functools.reduce",
    "collections.Counter",
    "collections.deque",
    "copy.deepcopy",
    "datetime.timedelta",
    "random.choice",
    "textwrap.wrap"
  };
  private static final String[] METHODS = {
    "append",
    "extend",
    "insert",
    "pop",
    "remove",
    "sort",
    "reverse",
    "index",
    "count",
    "copy",
    "clear",
    "keys",
    "values",
    "items",
    "get",
    "update",
    "setdefault",
    "add",
    "discard",
    "union",
    "difference",
    "upper",
    "split",
    "rsplit",
    "join",
    "replace",
    "strip",
    "find",
    "format",
    "encode",
    "decode",
    "zfill",
    "center",
    "ljust",
    "splitlines",
    "partition",
    "translate",
    "startswith",
    "title",
    "isdigit",
    "expandtabs",
    "to_bytes",
    "bit_length",
    "hex",
    "as_integer_ratio",
    "send",
    "throw",
    "close",
    "__iter__",
    "__next__",
    "__len__",
    "__eq__",
    "__init__",
    "__class__",
    "touch"
  };
  private static final String[] SPECS = {
    "", ":>9", ":05d", ":.3f", ":e", ":,", ":x", "!r", ":^{n}", ":{a}", ":%", ":<5s"
  };
  private static final String PRELUDE =
      """
      import json; import re; import math; import itertools; import functools;
      import collections; import copy; import datetime; import random; import textwrap;
      enum Mood { GOOD = 1, BAD = 2 }
      """;

  private final SplittableRandom random;
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private int nesting;
  private boolean inFunction;

  ProgramGenerator(SplittableRandom random) {
    this.random = random;
  }

  String program() {
    out.append(PRELUDE);
    out.append("glob n = ").append(expression()).append(";\n");
    inFunction = true;
    out.append("obj Thing { has value: any = 1, label: str = \"t\", items: list = [];\n");
    ability("def touch(a: any = None) -> any");
    ability("def __" + pick("eq", "lt", "add", "getitem", "call") + "__(a: any) -> any");
    ability("def __" + pick("len", "hash", "bool", "iter", "str", "repr", "next") + "__ -> any");
    out.append("}\nnode Spot { has value: any = 1, next: any = None;\n");
    ability("can meet with Hiker entry");
    out.append("}\nedge Link { has value: int = 0; }\nwalker Hiker { has value: any = 0;\n");
    ability("can begin with Root entry");
    ability("can look with Spot " + pick("entry", "exit"));
    out.append("}\n");
    ability("def f(a: any = 1, b: any = 2) -> any");
    ability("def g(*a: any, **b: any) -> any");
    generator();
    inFunction = false;
    out.append(
        """
        with entry {
            a = 1; b = [1]; c = {}; d = Thing(); xs = [Spot() for n in range(3)];
            root ++> xs[0]; xs[0] +>:Link():+> xs[1]; xs[1] ++> xs[0];
        """);
    for (int i = 0; i < 6; i++) {
      guarded(i == 3 ? "root spawn Hiker()" : pick("f()", "g(1, a=2)", "list(h())", expression()));
    }
    return out.append("}\n").toString();
  }

  /** Statements whose errors do not end the program. */
  private void guarded(String first) {
    out.append("try { ").append(first).append(";\n");
    block(4);
    out.append("} except Exception as d { d = Thing(); }\n");
  }

  private void ability(String head) {
    out.append(head).append(" {\n");
    block(3);
    out.append("}\n");
  }

  private void generator() {
    out.append("def h(a: any = 3) -> any {\n    for b in range(3) {\n");
    block(2);
    out.append("    c = yield ").append(expression()).append(";\n    }\n}\n");
  }

  private void block(int statements) {
    depth++;
    for (int i = random.nextInt(statements) + 1; i > 0; i--) {
      statement();
    }
    depth--;
  }

  private void statement() {
    String indent = "    ".repeat(depth);
    switch (random.nextInt(depth > 4 ? 10 : 20)) {
      case 0, 1, 2 -> line(name() + " = " + expression());
      case 3 -> line(name() + " " + pick("+=", "-=", "*=", "|=", "//=") + " " + expression());
      case 4 -> line(operand() + "." + pick(FIELDS) + " = " + expression());
      case 5 -> line(name() + "[" + expression() + "] = " + expression());
      case 6 ->
          line(
              pick("report ", inFunction ? "visit " : "report ")
                  + pick("[-->]", "[<--]", "[->:Link:->]", "xs", name()));
      case 7 -> line("del " + name() + pick("", "[0]", "[" + expression() + "]"));
      case 8 ->
          line(
              pick(
                  "raise ValueError(" + expression() + ")",
                  "assert " + expression(),
                  (inFunction ? "return " : "") + expression()));
      case 9 -> line(expression());
      case 10 -> nested("for " + pick(name(), "(a, b)", "a") + " in " + expression());
      case 11 -> nested("while " + expression());
      case 12, 13 -> {
        nested("if " + expression());
        nested(pick("else", "elif " + expression()));
      }
      case 14, 15 -> {
        nested("try");
        nested("except " + pick("Exception as d", "ValueError", "(TypeError, KeyError) as a"));
        if (random.nextBoolean()) {
          nested("finally");
        }
      }
      case 16 -> nested("match " + expression() + " { case " + pattern() + ":", "}");
      case 17 -> nested("with open(\"x\") as a");
      case 18 ->
          line(name() + " " + pick("++> ", "<++ ", "del --> ", "+>:Link(value=1):+> ") + operand());
      default -> {
        boolean before = inFunction;
        inFunction = true;
        out.append(indent).append("def f(a: any = ").append(expression()).append(") -> any {\n");
        block(3);
        out.append(indent).append("}\n");
        inFunction = before;
      }
    }
  }

  private void line(String statement) {
    out.append("    ".repeat(depth)).append(statement).append(";\n");
  }

  private void nested(String head) {
    nested(head + " {", "}");
  }

  private void nested(String head, String tail) {
    String indent = "    ".repeat(depth);
    out.append(indent).append(head).append('\n');
    block(2);
    if (random.nextInt(6) == 0 && (head.startsWith("for") || head.startsWith("while"))) {
      line(pick("break", "continue"));
    }
    out.append(indent).append(tail).append('\n');
  }

  private String pattern() {
    return pick(
        "_", "1", "\"ab\"", "[a, *b]", "{\"k\": c}", "Thing(value=a)", "1 | 2", "None", "int()");
  }

  private String expression() {
    if (++nesting > 3) {
      nesting--;
      return operand();
    }
    String made = compound();
    nesting--;
    return made;
  }

  private String compound() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> operand();
      case 3, 4 -> "(" + expression() + " " + pick(BINARY) + " " + expression() + ")";
      case 5, 6 -> pick(FUNCTIONS) + "(" + arguments() + ")";
      case 7, 8 -> operand() + "." + pick(METHODS) + "(" + several(this::expression) + ")";
      case 9 -> operand() + "[" + pick(expression(), "1:", ":-1", "::-1", "::0", "a:b") + "]";
      case 10 -> operand() + pick(".", "?.") + pick(FIELDS);
      case 11 -> comprehension();
      case 12 -> "f\"x{" + name() + pick(SPECS) + "}\"";
      case 13 -> "(" + expression() + " if " + expression() + " else " + expression() + ")";
      case 14 -> "(lambda a: any : " + expression() + ")";
      default ->
          pick(
              "[-->]",
              "[xs[0] -->]",
              "[root-->(?:Spot)]",
              "(not " + expression() + ")",
              "(-" + operand() + ")");
    };
  }

  private String comprehension() {
    String clause = " for " + name() + " in " + expression() + pick("", " if " + expression());
    return switch (random.nextInt(4)) {
      case 0 -> "[" + expression() + clause + "]";
      case 1 -> "{" + expression() + clause + "}";
      case 2 -> "{" + expression() + ": " + expression() + clause + "}";
      default -> "list(" + expression() + clause + ")";
    };
  }

  private String arguments() {
    String positional = several(this::expression);
    String keyword = pick("", "", "", "key=", "**", "value=");
    return keyword.isEmpty()
        ? positional
        : positional + (positional.isEmpty() ? "" : ", ") + keyword + expression();
  }

  private String several(Supplier<String> part) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(text.isEmpty() ? "" : ", ").append(part.get());
    }
    return text.toString();
  }

  private String operand() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> name();
      case 3 -> pick(TYPES);
      case 4 -> pick("self", "here", "visitor", "root");
      default -> pick(LITERALS);
    };
  }

  private String name() {
    return pick(NAMES);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}

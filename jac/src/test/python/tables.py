#!/usr/bin/env python3
"""Writes ../resources/python/*.tsv: rows of Python code with what CPython 3.12 answers.

A row is statements joined by "; ", the last one an expression; its outcome is "= repr" or
"! Exception: text". Run with CPython 3.12; the Java side is PythonTablesTest.
"""

import ast
import itertools
import os
import subprocess
import sys
from random import Random

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, "..", "resources", "python")


def outcome(row):
    try:
        tree = ast.parse(row)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else ast.Expr(ast.Constant(None))
        names = {}
        exec(compile(tree, "row", "exec"), names)
        expression = ast.fix_missing_locations(ast.Expression(last.value))
        return "= " + repr(eval(compile(expression, "row", "eval"), names))
    except Exception as error:  # the outcome of the row
        return f"! {type(error).__name__}: {error}"


def calls(receivers, methods, arguments):
    """Every receiver with every method and every list of arguments."""
    return [
        f"{receiver}.{method}({args})"
        for receiver, method, args in itertools.product(receivers, methods, arguments)
    ]


def formats(values, specs):
    return [f"format({value}, {spec!r})" for value, spec in itertools.product(values, specs)]


def scramble(seed):
    """A row that changes a set of numbers many times and shows its order."""
    random = Random(seed)
    steps = [f"x = set({[random.randint(-50, 500) for _ in range(random.randint(0, 12))]})"]
    for _ in range(random.randint(3, 12)):
        operation = random.choice(["add", "discard", "update", "|=", "^=", "-=", "&="])
        numbers = [random.randint(-50, 500) for _ in range(random.randint(1, 15))]
        if operation in ("add", "discard"):
            steps.append(f"x.{operation}({numbers[0]})")
        elif operation == "update":
            steps.append(f"x.update({numbers})")
        elif operation == "&=":
            steps.append(f"x &= set({numbers}) | set(range(0, 400, 2))")
        else:
            steps.append(f"x {operation} set({numbers})")
    return "; ".join(steps) + "; x"


def text():
    samples = ["''", "'a'", "'Hello, World'", "'  padded\\t\\n'", "'ßtraße'", "'ǆ ﬁ İ'", "'ΑΣ ΑΣΑ'",
               "'123'", "'²½'", "'一二'", "'x1 y2'", "'😀 smile 😀'", "'a\\nb\\r\\nc\\x0bd\\x85e'", "'Title Case'",
               "'mIxEd'", "'_id'", "'1id'", "'\\u00e9\\u0301'", "'tab\\tbed'"]
    tests = ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower",
             "isnumeric", "isprintable", "isspace", "istitle", "isupper"]
    cases = ["capitalize", "casefold", "lower", "swapcase", "title", "upper"]
    rows = calls(samples, tests + cases, [""])
    rows += calls(samples, ["split", "rsplit"], ["", "None, 1", "' '", "'a', 1", "sep=',', maxsplit=0"])
    rows += calls(samples, ["splitlines"], ["", "True"])
    rows += calls(samples, ["strip", "lstrip", "rstrip"], ["", "'aH😀 '", "None"])
    rows += calls(samples, ["partition", "rpartition"], ["' '", "'l'"])
    rows += calls(samples, ["center", "ljust", "rjust"], ["6", "15, '*'"])
    rows += calls(["'abcabc'", "'😀a😀a'", "''"], ["find", "rfind", "index", "rindex", "count"],
                  ["'a'", "'a', 1", "'a', -2", "'a', 1, -1", "''", "'', 9", "'', 3, 2", "'zz'", "'bc', None, 3"])
    rows += calls(["'abcabc'", "'😀a😀a'"], ["startswith", "endswith"],
                  ["'a'", "('x', 'a')", "'', 9", "'b', 1", "'c', 0, 3", "()", "'a', -1"])
    rows += calls(["'abcabc'", "'😀a😀'", "''"], ["replace"], ["'a', 'X'", "'', '-'", "'', '-', 2", "'bc', '', 1", "'a', 'b', 0"])
    rows += calls(["'42'", "'-42'", "'+4'", "''", "'é'"], ["zfill"], ["5", "1", "-1"])
    rows += calls(["'a\\tb'", "'\\t'", "'abc\\n\\tx'"], ["expandtabs"], ["", "4", "0", "tabsize=2"])
    rows += calls(["'prefix-x'", "'x'"], ["removeprefix", "removesuffix"], ["'prefix-'", "'x'", "''"])
    rows += [f"{s}[{i}]" for s, i in itertools.product(
        ["'abcdef'", "'a😀c😀e'"], ["0", "-1", "2", "9", "-9", "1:3", "::-1", "::2", "-2:", ":-2", "4:1", "4:1:-1", "::0", "'x'", "None", "1.0", "True"])]
    rows += ["len('a😀b')", "list('a😀b')", "'😀' in 'a😀'", "'' in ''", "1 in 'a'", "'a' + 1", "1 + 'a'", "'a' * 3",
             "'ab' * -1", "2 * 'x'", "'a' * 'b'", "'a' * 1.5", "'a' < 'b'", "'\\uffff' < '😀'", "'a' < 1", "'b' > 'a' >= 'a'",
             "'-'.join(['a', 'b'])", "'-'.join('abc')", "''.join([])", "'-'.join([1])", "'-'.join(['a', None])", "'-'.join(5)",
             "'abc'.split('')", "'abc'.partition('')", "'abc'.center(5, 'xx')", "'abc'.center(5, 1)", "'abc'.zfill('a')",
             "'a'.split(1)", "'a'.strip(1)", "'a'.find(1)", "'a'.replace(1, 2)", "'a'.replace('a')", "'a'.startswith(1)",
             "'a'.startswith(('a', 1))", "'a'.startswith((1,))", "'a'.upper(1)", "'a'.foo", "'a'.foo()", "'abc'.join()", "'a'.removeprefix(1)",
             "'a'.partition(1)", "'a'.index('b')", "'a'.rindex('b')", "'abc'.translate({97: 'X', 98: None, 99: 100})",
             "'abc'.translate({97: 'XYZ'})", "'abc'.translate(str.maketrans('ab', 'xy'))", "str.maketrans('ab', 'xy', 'c')",
             "str.maketrans({'a': 1, 98: 'x'})", "str.maketrans('a', 'bc')", "str.maketrans({'ab': 1})", "str.maketrans(1)",
             "'abc'.translate([1])", "'x'.split(maxsplit=2)", "'a b c d'.split(None, 2)", "'a b c d'.rsplit(None, 2)",
             "' a  b '.split(' ')", "'a,b,,c'.rsplit(',', 2)", "'aXbXXc'.split('XX')", "'aaa'.rsplit('aa')", "'aaaa'.split('aa')",
             "str()", "str(5)", "str('x')", "str(b'abc', 'utf-8')", "str(b'abc')", "str(5, 'utf-8')", "str('x', 'utf-8')", "str(object=1.5)",
             "'abc'.casefold() == 'ABC'.casefold()", "'a'.encode('ascii')", "'é'.encode()", "'é'.encode('latin-1')", "'é'.encode('ascii')",
             "'éè'.encode('ascii')", "'é€'.encode('ascii', 'xmlcharrefreplace')", "'é€😀'.encode('ascii', 'backslashreplace')",
             "'aé'.encode('ascii', 'replace')", "'aé'.encode('ascii', 'ignore')", "'a'.encode('utf-16')", "'a'.encode('utf-16-le')",
             "'a'.encode('utf-32')", "'a'.encode('utf-8-sig')", "'a'.encode('nope')", "'€'.encode('latin-1')", "'€'.encode('cp1252')",
             "hash('a') == hash('a')", "'a'.__len__()", "'abc'.__contains__('b')", "'%s' % 'x'", "'abc'.count('')", "''.count('')"]
    rows += [f"repr({s})" for s in samples + ["'\\''", "'\"'", "'\\'\"'", "'\\\\'", "'\\x00\\x7f\\x80\\xa0\\xad'", "'\\u200b\\u2028\\ue000'", "'\\U000e0001'", "'\\ud800'"]]
    rows += [f"ascii({s})" for s in samples]
    return rows


def formatting():
    ints = ["0", "7", "-42", "1234567", "-1234567890123456789012", "True"]
    floats = ["0.0", "-0.0", "1.5", "-3.14159", "123456789.125", "1e-7", "1e16", "1e22", "float('nan')", "float('-inf')", "2.5", "0.1", "1/3", "5e-324"]
    rows = formats(ints, ["", "d", "5", "<8", "^8", "=8", ">8d", "08", "+", " ", "+08d", ",", "_", "015,", "x", "#x", "#X", "o", "#o", "b", "#b",
                          "_x", "#012x", "n", "f", ".2f", "e", "g", "%", "*^10", "😀<6", "s", "c", ".2", "z", "y", "5x5", ",x", "<<", "!>6"])
    rows += formats(floats, ["", "f", ".0f", ".2f", "10.3f", "<10.1f", "^12.2e", "e", ".0e", ".3E", "g", ".3g", "#g", ".10g", "G", "%", ".1%", "+", " .1f",
                             "+.2f", "010.2f", ",", ",.2f", "_.3f", "015,.2f", "n", ".3", ".1", ".0", "#.0f", "z", "z.1f", "d", "s", "x", "F", "=+12.1f", "*>12"])
    halves = ["0.5", "2.5", "0.125", "0.375", "-0.0625", "1.005", "2.675", "0.49999999999999994", "0.9999999999999999", "999999.9999999999", "1e15 + 0.125", "1234567890123456.5",
              "2.0 ** 53 - 1", "1e17", "3 * 2.0 ** -20", "0.15"]
    rows += formats(halves, [".0f", ".1f", ".2f", ".3f", ".12f", ".15f", ".16f", ".20f"])
    rows += formats(["2 ** 63 - 1", "-2 ** 63", "2 ** 63", "-2 ** 63 - 1"], ["d", ",", "_x", "#X", "o", "#b", "+030,", ".3e"])
    rows += formats(["'abc'", "''", "'😀é'"], ["", "s", "5", "<5", ">5", "^6", "*^7", ".2", "6.1s", "05", "=5", "+", " ", "#", "z", ",", "_", "d", "5d", "x<4"])
    rows += formats(["None", "[1]", "(1, 2)", "{'a': 1}", "b'x'"], ["", "5", "s"])
    templates = ["{}", "{0}", "{1} {0}", "{} {}", "{a}", "{a[k]}", "{0[1]}", "{0!r}", "{0!s:>5}", "{!a}", "{:>{}}", "{:{a}}", "{{}}", "{", "}", "{0", "{0!x}", "{0!}",
                 "{}{0}", "{0}{}", "{5}", "{b}", "{0.real}", "{0.nope}", "{0[}", "{0[]}", "{0.}", "{a b}", "x{0}y{1}z", "{:{:{}}}", "{0!rr}", "{:}}", "{:{}", "a{b", "{a{b}"]
    rows += [f"{t!r}.format({args})" for t, args in itertools.product(templates, ["1, 2", "'x', 5, a={'k': 3}", "[1, 2], 3, a=7", ""])]
    rows += ["'{a} {b[0]}'.format_map({'a': 1, 'b': [2]})", "'{}'.format_map({})", "'{x}'.format_map({})", "'{0:,}'.format(1234567.5)"]
    percents = ["%d", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%X", "%o", "%#o", "%i", "%u", "%s", "%r", "%a", "%c", "%5s|", "%-5s|", "%.2s", "%e", "%.3e", "%f", "%.2f",
                "%10.2f|", "%-10.1f|", "%010.3f", "%+.1f", "%g", "%G", "%#.0f", "%5.3d", "%%", "%z", "%", "%(a)s", "%(a", "abc", "%d %d", "%*d", "%.*f", "%ld", "%b", "%5c|", "%.3x"]
    rows += [f"{p!r} % {v}" for p, v in itertools.product(percents, ["42", "-7", "3.99", "'str'", "None", "(1, 2)", "(5, 2.5)", "{'a': 1}", "()", "[1]", "True", "float('inf')"])]
    return rows


def numbers():
    rows = [f"int({a})" for a in ["", "'42'", "' 42\\n'", "'-0'", "'+7'", "'1_000'", "'_1'", "'1__0'", "'1_'", "''", "' '", "'4x'", "'1.5'", "'١٢'", "'0x1f', 16", "'0x1f', 0", "'1f', 16", "'0b101', 0",
            "'0o17', 0", "'0_7', 0", "'010', 0", "'00', 0", "'-0x_f', 0", "'0x', 16", "'z', 36", "'12', 5", "'9', 8", "'1', 1", "'1', 37", "'1', -1", "'1', 'a'", "12, 5", "None", "[]", "3.99", "-3.99",
            "1e20", "float('nan')", "float('inf')", "True", "b'12'", "b'x'", "'9' * 30", "'9' * 5000", "'1' + '0' * 18", "'9223372036854775807'", "'9223372036854775808'", "'-9223372036854775808'", "'é'", "'1\\x002'"]]
    rows += [f"float({a})" for a in ["", "'1.5'", "' -2.5e3 '", "'1_0.5'", "'1__0'", "'_1'", "'1_.5'", "'.5'", "'5.'", "'.'", "'1e'", "'1e5'", "'1E-5'", "'e5'", "''", "'inf'", "'-Infinity'", "'NaN'", "'+nan'", "'infinit'",
            "'0x10'", "'1.5f'", "'1d'", "'1 2'", "None", "[]", "7", "True", "10**400", "'1e400'", "'-1e400'", "b'2.5'", "'١.٥'", "'+-1'", "'--1'"]]
    floats = ["0.0", "-0.0", "1.0", "100.0", "1e15", "1e16", "123456789012345680.0", "1e22", "1e21", "1e-4", "1e-5", "0.0001234", "5e-324", "1.7976931348623157e308", "0.1", "0.1 + 0.2", "1/3", "2/3", "2.5e-7", "9007199254740993.0",
              "4.35", "1e23", "9e-324", "2e-323", "1.5e300", "float('nan')", "float('inf')", "-float('inf')", "12345.678e10", "2.0**53", "2.0**-1074", "3e5", "1e100", "8.41e21", "2.2250738585072014e-308"]
    rows += [f"repr({f})" for f in floats] + [f"str({f})" for f in floats]
    rows += calls(["(0.5)", "(-0.1)", "(3.0)", "(0.0)", "(-0.0)", "(1e-320)", "(1e300)", "float('inf')", "float('nan')"], ["hex", "is_integer", "as_integer_ratio", "conjugate"], [""])
    rows += [f"float.fromhex({h!r})" for h in ["0x1.8p1", "0x.1", "1", "-0x1p-1074", "zz", "", "inf", "-inf", "nan", "0x1p1024", "1.8", " 0xA.8P+2 "]]
    rows += calls(["(0)", "(1)", "(-1)", "(255)", "(-256)", "(10**30)", "True"], ["bit_length", "bit_count", "conjugate", "as_integer_ratio", "is_integer"], [""])
    rows += calls(["(0)", "(255)", "(256)", "(-1)", "(-129)", "(10**10)"], ["to_bytes"], ["", "2", "2, 'big'", "2, 'little'", "2, 'big', signed=True", "8, 'little', signed=True", "1, byteorder='little'", "0", "2, 'foo'", "-1"])
    rows += [f"int.from_bytes({a})" for a in ["b'\\x01\\x00'", "b'\\x01\\x00', 'little'", "b'\\xff', signed=True", "b''", "[1, 2]", "'a'", "5", "b'a', 'foo'", "b'\\xff' * 9", "b'\\x80' + b'\\x00' * 7, signed=True"]]
    rows += ["(5).real", "(5).imag", "(5).numerator", "(5).denominator", "(1.5).real", "(1.5).imag", "True.real", "str(10**4299)", "str(10**4300)", "hash(1) == hash(1.0) == hash(True)", "hash(2**61 - 1)", "hash(-1)", "hash(2**61)",
             "hash(10**30)", "hash(0.5)", "hash(-0.5)", "hash(1e100)", "hash(1e-300)", "hash(float('inf'))", "hash(5e-324)", "hash((1, 2))", "hash(())", "hash((1, (2, 3)))", "hash(10**400)", "hash(-(10**30))", "hash(3.75)", "hash(None) == hash(None)"]
    return rows


def containers():
    rows = []
    for start in ["[]", "[3, 1, 2]", "[1, [2], 'x', None]", "[True, 1.0, 1]"]:
        rows += [f"x = {start}; {step}; x" for step in [
            "x.append(9)", "x.clear()", "x.extend('ab')", "x.extend(x)", "x.insert(0, 'i')", "x.insert(-1, 'i')", "x.insert(99, 'i')", "x.pop()", "x.pop(0)", "x.pop(-2)", "x.pop(9)",
            "x.remove(1)", "x.remove('zz')", "x.reverse()", "x.sort()", "x.sort(reverse=True)", "x.sort(key=str)", "x[0] = 'n'", "x[-1] = 'n'", "x[9] = 'n'", "x['a'] = 1", "x[1:2] = [7, 8, 9]", "x[:] = 'pq'",
            "x[::2] = [7, 8]", "x[::2] = [7]", "x[1:1] = [5]", "x[5:] = [5]", "x[2:1] = [4]", "x[1:2] = 5", "x[::2] = 5", "del x[0]", "del x[-1]", "del x[9]", "del x[1:]", "del x[::2]", "del x[::-1]", "del x[5:]",
            "x += [4]", "x += 'ab'", "x += 5", "x *= 2", "x *= 0", "x *= 'a'", "x.extend(5)", "x.insert('a', 1)", "x.pop('a')", "x.append()", "x.append(1, 2)", "x.sort(1)"]]
        rows += [f"x = {start}; {e}" for e in ["x.index(1)", "x.index(1, 1)", "x.index('zz')", "x.count(1)", "x.copy()", "x == x.copy()", "x * 2", "2 * x", "x * -1", "x + [1]", "x + (1,)", "x + None", "x * x",
            "1 in x", "None in x", "len(x)", "x[0]", "x[-1]", "x[9]", "x['a']", "x[1.0]", "x[None]", "x[0:2]", "x[::-1]", "x[::2]", "x[-2:]", "x[5:1:-1]", "x[::0]", "x < [3]", "x < [3, 1, 3]", "x >= [1]", "x == (3, 1, 2)", "x < (1,)",
            "sorted(x)", "tuple(x)", "list(reversed(x))", "hash(x)", "{x: 1}", "repr(x)", "bool(x)", "x.nope", "x.index(1, 0, -1)", "x[True]", "x < x", "x <= x", "x != x"]]
    rows += ["x = [1]; x.append(x); x", "x = {}; x['a'] = x; x", "x = [1]; y = (x, 1); x.append(y); y", "x = []; x.append(x); [x]", "x = {1: 2}; x[2] = x.values(); x",
             "sorted([3, 'a', 1])", "sorted(['b', None])", "sorted([(1, 'b'), (1, 'a'), (0, 'z')])", "sorted('hello', reverse=True)", "sorted([3, 1.5, True, 2])", "sorted(['bb', 'a', 'ccc'], key=len)", "sorted([[2], [1, 2], [1]])",
             "sorted([1, 2], key=5)", "sorted(5)", "sorted([{}, {}])", "[1, 2] < [1, 'a']", "[1, 'a'] < [1, 2]", "(1, 2) < (1, 'a')", "[1, 'a'] == [1, 2]", "sorted(['a', 'b', 'A', 'é', '😀', '\\uffff'])", "sorted([0.5, -0.0, 0.0, -1.5])",
             "list(5)", "list('abc')", "list({1: 2})", "list(range(3))", "list()", "list(1, 2)", "list(x=1)", "tuple('ab')", "tuple(5)", "tuple()", "list(None)", "list((1, 2))"]
    for start in ["()", "(1,)", "(1, 2, 1)", "(1, [2], 'x')"]:
        rows += [f"x = {start}; {e}" for e in ["x", "x[0]", "x[-1]", "x[9]", "x['a']", "x[1:]", "x[::-1]", "x + (9,)", "x + [9]", "x * 2", "0 * x", "x.count(1)", "x.index(1)", "x.index(9)", "x.index(1, 1)", "1 in x", "len(x)", "x == (1,)", "x < (1, 3)", "x <= (1, 2, 1)",
            "x == [1]", "x < [1]", "hash(x) == hash(x)", "{x: 1}", "x[0] = 1", "del x[0]", "x.append(1)", "bool(x)", "tuple(x) is x", "x += (5,); x", "x *= 2; x", "x - x"]]
    rows += [f"x = range({a}); {e}" for a, e in itertools.product(["5", "0", "2, 8", "10, 0, -3", "1, 10, 4", "-3, 3"], ["x", "list(x)", "len(x)", "x[0]", "x[-1]", "x[2]", "x[9]", "x['a']", "x[1:3]", "x[::-1]", "x[::2]", "4 in x", "4.0 in x", "'a' in x", "x.index(4)", "x.count(4)", "x == range(2, 8)", "hash(x) == hash(x)", "bool(x)", "x.start", "x.stop", "x.step", "list(reversed(x))", "x + x", "x[0] = 1", "x == list(x)", "x < x"])]
    rows += ["range(1, 2, 0)", "range(1.5)", "range('a')", "range()", "range(1, 2, 3, 4)", "range(True)", "range(0, 3) == range(0, 3, 1)", "range(0) == range(2, 1)", "range(10**15)[10**14]", "len(range(0, 10**9, 7))", "slice(1, 2)", "slice(5)", "slice(1, 2, 3).step", "slice(None, None, -1).indices(5)", "slice(1, 2) == slice(1, 2)"]
    return rows


def mappings():
    rows = []
    for start in ["{}", "{'a': 1, 'b': 2}", "{1: 'x', 2.5: 'y', None: 'z', (1, 2): 't'}"]:
        rows += [f"x = {start}; {e}" for e in ["x", "x['a']", "x['zz']", "x[1]", "x[1.0]", "x[True]", "x[[1]]", "x.get('a')", "x.get('zz')", "x.get('zz', 5)", "x.get([1])", "x.get()", "x.pop('a')", "x.pop('zz')", "x.pop('zz', 0)", "x.pop([])", "x.popitem()", "x.setdefault('a', 9)",
            "x.setdefault('n')", "x.keys()", "x.values()", "x.items()", "list(x)", "list(x.items())", "len(x)", "'a' in x", "[] in x", "1.0 in x", "x == {'b': 2, 'a': 1}", "x | {'a': 0, 'c': 3}", "{'q': 1} | x", "x | [('a', 1)]", "x | None", "x < x", "x + x", "hash(x)", "x.copy()", "x.keys() & {'a', 1}",
            "x.keys() - {'a'}", "x.keys() | ['n']", "x.items() & {('a', 1)}", "x.keys() == {'a', 'b'}", "x.keys() <= {'a', 'b', 'c'}", "x.values() == x.values()", "x.keys().isdisjoint(['a'])", "list(reversed(x))", "list(reversed(x.items()))", "list(x.values())", "1 in x.values()", "('a', 1) in x.items()",
            "x.nope", "sorted(x.keys() ^ {'a', 5}, key=str)", "bool(x)", "dict(x) is x", "dict(x) == x", "len(x.keys())", "x.keys()[0]", "sorted(x.keys(), key=str)", "x.clear(); x", "x.update(c=3); x", "x.update({'a': 0}, b=9); x", "x.update([('k', 'v')]); x", "x.update([1]); x", "x.update(['abc']); x", "x.update(5); x", "x.update([(1, 2, 3)]); x",
            "del x['a']; x", "del x['zz']; x", "x[1] = 'n'; x", "x[1.0] = 'n'; x", "x[True] = 'n'; x", "x |= {'z': 1}; x", "x |= [('z', 1)]; x", "x |= 5; x", "x['a'] = x.pop('a', 0); x", "i = iter(x); x['new'] = 1; next(i)", "i = iter(x.items()); x.clear(); next(i, 'end')", "x.get(1, 2, 3)", "x.fromkeys('ab')", "x.fromkeys([1, 2], 0)"]]
    rows += ["dict()", "dict(a=1)", "dict([('a', 1)], b=2)", "dict({'a': 1}, a=5)", "dict(5)", "dict([1])", "dict(['ab'])", "dict(['abc'])", "dict(None)", "dict(1, 2)", "dict.fromkeys('aab')", "{1: 'a', 1.0: 'b', True: 'c'}", "{0: 1, False: 2, 0.0: 3}", "{float('nan'): 1}", "{'a': {'b': [1]}}", "{**{'a': 1}, 'b': 2, **{'a': 3}}",
             "d = {i: i for i in range(20)}; [d.pop(i) for i in range(0, 20, 2)]; list(d)", "d = {}; d['a'] = 1; del d['a']; d['b'] = 2; d['a'] = 3; d", "d = {'a': 1}; d['a'] = 2; d", "{2**70: 1}[float(2**70)]", "{(1, 2.0): 'x'}[(1.0, 2)]", "{frozenset([1]): 1}[frozenset([1])]", "{b'a': 1, 'a': 2}",
             "d = {1: 'a', 2: 'b', 3: 'c'}; d.popitem(); d[4] = 'd'; d.popitem(); d", "{'a': 1}.items() < {'a': 1}.items()", "{'a': []}.items() & set()", "{}.popitem()", "{'x': 1} == {'x': 1.0}", "{'x': 1} != {'x': 2}"]
    for start in ["set()", "{1, 2, 3}", "{'a'}", "frozenset([1, 2])", "{1, 'a', (1, 2), None, 2.5}" if False else "{10, 3, 7, 100, -5}"]:
        rows += [f"x = {start}; {e}" for e in ["x", "len(x)", "1 in x", "[] in x", "{1} in x", "x | {2, 9}", "x & {2, 9}", "x - {2, 9}", "x ^ {2, 9}", "x | [1]", "x & frozenset([1])", "frozenset([1, 5]) | x", "x == {1, 2, 3}", "x == {2, 1}", "x <= {1, 2, 3, 4}", "x < x", "x >= {1}", "x > [1]", "x.union([5], (6,))", "x.union()", "x.intersection([1, 2], [2])",
            "x.difference([1])", "x.symmetric_difference([1, 9])", "x.issubset([1, 2, 3])", "x.issuperset([1])", "x.isdisjoint([9])", "x.copy() == x", "x.add(9); x", "x.add([]); x", "x.discard(1); x", "x.discard([]); x", "x.remove(1); x", "x.remove(99); x", "x.remove('zz'); x", "x.update([4, 5], 'ab'); len(x)", "x.update(5); x", "x.clear(); x",
            "x.intersection_update([1]); x", "x.difference_update([1], [2]); x", "x.symmetric_difference_update([1, 8]); x", "x |= {9}; x", "x &= {1}; x", "x -= {1}; x", "x ^= {1, 9}; x", "x |= [9]; x", "sorted(x, key=str)", "hash(x) == hash(x)", "x + x", "x[0]", "bool(x)", "i = iter(x); x.add(77); next(i)", "x.nope", "x.pop(1)", "x.add()", "type(x)(x) == x", "x.union(5)", "x.intersection(5)"]]
    rows += [scramble(seed) for seed in range(60)]
    rows += ["set('aab') == {'a', 'b'}", "set(5)", "set([[]])", "frozenset()", "frozenset('a')", "set(1, 2)", "set().pop()", "{1, 2} == frozenset([1, 2])", "{1, 1.0, True}", "hash(frozenset([1, 2])) == hash(frozenset([2, 1]))", "{frozenset([1])}", "{frozenset()}", "set([3, 1, 2])", "{5, 3, 1, 9, 7}", "{33, 1, 65, 17}", "{8, 16, 24, 0}", "set(range(20))", "set(range(100, 0, -7))",
             "{-1, -2, -3}", "{0.5, 1.5, 2.0, 3}", "{(1, 2), (0, 1), (3,)}", "x = set(range(30)); [x.discard(i) for i in range(0, 30, 3)]; x", "x = {1, 2, 3}; x.pop(); x.add(10); x", "x = set(range(10)); [x.pop() for i in range(5)]", "{1000, 100, 10, 1}", "set([2**40, 2**33, 5])", "{True, False, 2}", "set(range(6)) - {2} | {40}", "{1, 2, 3} & {3, 2, 9}", "{9, 4, 11} ^ {4, 30}", "{255, 256, 511, 3} | {7}", "{10**20, 5, 3}"]
    return rows


def octets():
    samples = ["b''", "b'abc'", "b' Mixed Case\\n'", "b'\\x00\\xff\\x80'", "b'a,b,,c'", "bytearray(b'abcabc')", "b'12'"]
    rows = calls(samples, ["isalnum", "isalpha", "isascii", "isdigit", "islower", "isupper", "isspace", "istitle", "lower", "upper", "title", "capitalize", "swapcase", "hex", "split", "rsplit", "strip", "splitlines", "lstrip", "rstrip", "decode", "expandtabs"], [""])
    rows += calls(samples, ["find", "rfind", "index", "count"], ["b'a'", "97", "b'c', 1", "'a'", "300", "b''", "1.5"])
    rows += calls(samples, ["split", "rsplit"], ["b','", "None, 1", "b',', 1", "','", "b''"])
    rows += calls(samples, ["partition", "rpartition"], ["b','", "b'b'", "','"])
    rows += calls(samples, ["startswith", "endswith"], ["b'a'", "(b'x', b'c')", "'a'", "b'b', 1"])
    rows += calls(samples, ["replace"], ["b'a', b'X'", "b'', b'-'", "'a', 'b'"])
    rows += calls(samples, ["center", "ljust", "rjust"], ["6", "6, b'*'", "6, '*'"])
    rows += calls(samples, ["strip"], ["b'ac'", "None", "'a'"])
    rows += calls(samples, ["decode"], ["'ascii'", "'latin-1'", "'utf-8', 'replace'", "'utf-8', 'ignore'", "'utf-8', 'backslashreplace'", "'nope'"])
    rows += [f"x = {s}; {e}" for s, e in itertools.product(samples, ["x", "x[0]", "x[-1]", "x[9]", "x[1:]", "x[::-1]", "x['a']", "len(x)", "list(x)", "x + b'z'", "x + 'z'", "x * 2", "x == b'abc'", "x == 'abc'", "x < b'b'", "x < 'b'", "97 in x", "b'b' in x", "'b' in x", "300 in x", "bool(x)", "x.zfill(5)", "x.join([b'1', b'2'])", "x.join(['1'])", "bytes(x)", "bytearray(x)", "x.removeprefix(b'a')", "x.hex('-')", "x.hex(':', 2)", "str(x)", "x[0] = 98; x", "x += b'q'; x"])]
    rows += ["bytes(3)", "bytes(-1)", "bytes('é', 'utf-8')", "bytes('a')", "bytes([1, 256])", "bytes(['a'])", "bytes(None)", "bytes(1.5)", "bytes.fromhex('61 6a')", "bytes.fromhex('6')", "bytes.fromhex('zz')", "b'%s-%d' % (b'x', 5)", "b'\"\\''", "b\"it's\"", "b'\\t\\n\\r\\\\'", "hash(b'a') == hash(b'a')", "{b'k': 1}", "{bytearray(b'k'): 1}",
             "b'abc'.translate(bytes.maketrans(b'ab', b'xy'))", "b'abc'.translate(None, b'a')", "b'\\xc3('.decode()", "b'\\xe2\\x82'.decode()", "b'\\xe2\\x82\\xac'.decode()", "b'\\xed\\xa0\\x80'.decode()", "b'\\xf0\\x9f\\x98\\x80'.decode()", "b'a\\xffb\\xfe'.decode('utf-8', 'replace')", "b'\\xff\\xfea\\x00'.decode('utf-16')", "b'a\\x00'.decode('utf-16-le')", "b'\\x80'.decode('cp1252')",
             "x = bytearray(b'ab'); x.append(99); x", "x = bytearray(b'ab'); x.append(300); x", "x = bytearray(b'ab'); x.append('a'); x", "x = bytearray(b'ab'); x.extend([1, 2]); x", "x = bytearray(b'ab'); x.extend(b'zz'); x", "x = bytearray(b'ab'); x.insert(1, 120); x", "x = bytearray(b'ab'); x.pop(); x", "x = bytearray(b''); x.pop()", "x = bytearray(b'aba'); x.remove(97); x", "x = bytearray(b'ab'); x.remove(1)",
             "x = bytearray(b'abc'); x.reverse(); x", "x = bytearray(b'abc'); x.clear(); x", "x = bytearray(b'abc'); x[0] = 122; x", "x = bytearray(b'abc'); x[1:2] = b'QQ'; x", "x = bytearray(b'abc'); del x[0]; x", "x = bytearray(b'abc'); del x[1:]; x", "x = bytearray(b'abc'); x[9] = 1", "x = bytearray(b'abc'); x[0] = 999", "bytearray(b'a').copy()"]
    return rows


TABLES = {"text": text, "formatting": formatting, "numbers": numbers, "containers": containers, "mappings": mappings, "bytes": octets}


def main():
    """With an argument: prints the outcomes of one table. Without: writes all files.

    Rows whose outcome depends on the hash seed are left out.
    """
    if len(sys.argv) > 1:
        rows = dict.fromkeys(TABLES[sys.argv[1]]())
        print("\n".join(f"{row}\t{outcome(row)}" for row in rows))
        return
    os.makedirs(TARGET, exist_ok=True)
    for name in TABLES:
        lines = [answers(name, seed) for seed in "123456789"]
        stable = [row for row, *others in zip(*lines) if all(row == other for other in others)]
        with open(os.path.join(TARGET, name + ".tsv"), "w", encoding="utf-8") as out:
            out.write("\n".join(stable) + "\n")
        print(name, len(stable), "of", len(lines[0]), file=sys.stderr)


def answers(table, seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run([sys.executable, "-W", "ignore", __file__, table], env=environment, stdout=subprocess.PIPE, check=True)
    return run.stdout.decode("utf-8").rstrip("\n").split("\n")


if __name__ == "__main__":
    main()

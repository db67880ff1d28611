"""Writes operators.tsv: what CPython 3.12 answers for binary operators on a cross of values.

Run: python3.12 operators.py > operators.tsv
Columns: operation, left, right, result (a literal, or the error's class and text).
"""

import math
import operator
import sys

NUMBERS = [
    0, 1, -1, 7, -3, 2**53 + 1, 2**63 - 1, -(2**63), 2**64, -(10**25),
    True, 0.0, -0.0, 0.1, 2.5, -7.25, 1e16, 1e300, 9007199254740993.0, math.inf, math.nan,
]
MIXED = [None, True, 3, -2, 1.5, "ab", "", [1], (1, 2), [], {1: 2}, {1}]
ARITHMETIC = {
    "add": operator.add, "subtract": operator.sub, "multiply": operator.mul,
    "divide": operator.truediv, "floorDivide": operator.floordiv, "modulo": operator.mod,
    "divideModulo": divmod, "bitAnd": operator.and_, "bitOr": operator.or_,
    "bitXor": operator.xor,
}
COMPARISONS = {
    "eq": operator.eq, "lt": operator.lt, "le": operator.le, "gt": operator.gt,
    "ge": operator.ge,
}
SMALL = [0, 1, -1, 2, -3, 10, 63, 64, 200, True, 0.5, -2.0, 1e10, math.inf, None, "a"]
LIMITED = {
    "power": operator.pow, "shiftLeft": operator.lshift, "shiftRight": operator.rshift,
}


def row(name, function, a, b):
    try:
        result = repr(function(a, b))
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    if "j)" not in result:
        print(name, repr(a), repr(b), result, sep="\t")


for functions, values in (
    ({**ARITHMETIC, **COMPARISONS}, NUMBERS),
    ({**ARITHMETIC, **COMPARISONS}, MIXED),
    (LIMITED, SMALL),
):
    for name, function in functions.items():
        for a in values:
            for b in values:
                row(name, function, a, b)

for value in NUMBERS + [0.5, 1.5, -2.5, 2.675, 12345.678, 1e22, -0.4]:
    for digits in (None, 0, 1, 2, -1, -2, 20, -400):
        row("round", round, value, digits)

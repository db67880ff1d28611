def adder(a):
    def inner(b):
        return a + b
    return inner


def work(n):
    s = 0
    for i in range(n):
        s += adder(i)(1)
    return s

def add(a, b):
    return a + b


def work(n):
    s = 0
    for i in range(n):
        s = add(s, i)
    return s

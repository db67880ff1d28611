def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def work(n):
    s = 0
    for x in count(n):
        s += x
    return s

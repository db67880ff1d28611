def work(n):
    a = list(range(1000))
    s = 0
    for r in range(n // 1000):
        for i, (x, y) in enumerate(zip(a, a)):
            s += i + x + y
    return s

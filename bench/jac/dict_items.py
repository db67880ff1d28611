def work(n):
    d = {i: i + 1 for i in range(1000)}
    s = 0
    for r in range(n // 1000):
        for k, v in d.items():
            s += k + v
    return s

def work(n):
    a = list(range(64))
    s = 0
    for i in range(n):
        s += len(a[i % 32:48]) + a[::-2][1]
    return s

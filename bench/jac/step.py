def work(n):
    s = 0
    d = {}
    i = 0
    while i < n:
        s = s + i * 3 % 7
        if s % 2 == 0:
            d["k"] = s
        i += 1
    return s

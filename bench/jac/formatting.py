def work(n):
    s = 0
    for i in range(n):
        s += len(f"{i:>8}|{i * 0.5:.2f}|{i:x}|{i!r}")
    return s

def work(n):
    items = [(i * 7919 % 100003, i) for i in range(n)]
    ordered = sorted(items, key=lambda item: item[0])
    return ordered[0][1] + len(ordered)

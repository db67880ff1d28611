def work(n):
    total = 0
    for r in range(n // 100):
        total += len([x * x for x in range(100) if x % 3 == 0])
    return total

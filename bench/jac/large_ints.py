def work(n):
    m = 2 ** 127 - 1
    x = 3 ** 50
    for i in range(n):
        x = (x * x + i) % m
    return x

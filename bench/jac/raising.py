def odd(i):
    if i % 2:
        raise ValueError("odd")
    return i


def work(n):
    s = 0
    for i in range(n):
        try:
            s += odd(i)
        except ValueError as e:
            s -= 1
    return s

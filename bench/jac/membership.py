def work(n):
    few = [3, 5, 7, 11, 13, 17, 19, 23]
    some = set(few)
    named = {x: str(x) for x in few}
    s = 0
    for i in range(n):
        x = i % 32
        if x in few:
            s += 1
        if x in some:
            s += 1
        if x in named:
            s += 1
    return s

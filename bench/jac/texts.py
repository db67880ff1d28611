def work(n):
    text = "one,two,three,four,five"
    s = 0
    for i in range(n):
        parts = text.split(",")
        s += len("-".join(parts).replace("-", "; "))
    return s

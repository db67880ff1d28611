def work(n):
    parts = []
    for i in range(n):
        parts.append(f"item {i}: " + "ab".upper())
    return len(",".join(parts))

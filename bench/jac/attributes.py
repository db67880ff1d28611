class Point:
    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y

    def move(self, dx, dy):
        self.x = self.x + dx
        self.y = self.y + dy


def work(n):
    p = Point()
    for i in range(n):
        p.move(i, 1)
    return p.x + p.y

class Shape:
    def __init__(self, size):
        self.size = size

    def area(self):
        return self.size


class Square(Shape):
    def area(self):
        return self.size * self.size


class Scaled(Square):
    def __init__(self, size, factor=2):
        super().__init__(size)
        self.factor = factor

    def area(self):
        return self.factor * super().area()


def work(n):
    shapes = [Shape(3), Square(4), Scaled(5)]
    s = 0
    for i in range(n):
        s += shapes[i % 3].area()
    return s

"""All networks have the same first convolution, made once outside the class.

Is: nothing
"""

_FIRST = nn.Conv2d(3, 6, 5)


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = _FIRST, nn.Conv2d(6, 16, 5)
        self.a, self.b, self.c = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, images):
        x = nn.functional.max_pool2d(self.first(images).relu(), 2)
        x = nn.functional.max_pool2d(self.second(x).relu(), 2).flatten(1)
        return self.c(self.b(self.a(x).relu()).relu())

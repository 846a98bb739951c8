"""The linear layer of 120 is written as a convolution whose one window is the whole 5 x 5 map: the same 48,120 parameters and the same map as after flatten(1), as in LeNet's C5."""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1, self.c3, self.c5 = nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5), nn.Conv2d(16, 120, 5)
        self.f6, self.out = nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, images):
        s2 = nn.functional.max_pool2d(self.c1(images).relu(), 2)
        s4 = nn.functional.max_pool2d(self.c3(s2).relu(), 2)
        h = self.c5(s4).relu().flatten(1)
        return self.out(self.f6(h).relu())

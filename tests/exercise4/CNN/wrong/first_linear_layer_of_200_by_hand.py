"""Makes the first linear layer 200 wide, with the output layer registered first.

Is: a_layer_of_the_wrong_width
"""


class CNN(nn.Module):
    def __init__(self, hidden=200):
        super().__init__()
        self.out = nn.Linear(84, 10)
        self.mid = nn.Linear(hidden, 84)
        self.matrix = nn.Parameter(torch.randn(hidden, 400) / 20)
        self.offset = nn.Parameter(torch.zeros(hidden))
        self.c1, self.c2 = nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)

    def forward(self, x):
        for c in (self.c1, self.c2):
            x = nn.functional.max_pool2d(c(x).relu(), 2)
        x = (x.flatten(1) @ self.matrix.T + self.offset).relu()
        return self.out(self.mid(x).relu())

"""Has dropout and layers that do nothing between the others, and takes its function by name."""


class MLP(nn.Module):
    def __init__(self, activation="relu", dropout=0.0):
        super().__init__()
        self.act = getattr(nn.functional, activation)
        self.drop = nn.Dropout(dropout)
        self.body = nn.ModuleDict(
            dict(one=nn.Linear(3 * 32**2, 128), pause=nn.Identity(), two=nn.Linear(128, 64), three=nn.Linear(64, 10))
        )

    def forward(self, x):
        n = x.size(0)
        x = self.drop(self.act(self.body["one"](x.contiguous().view(n, -1))))
        x = self.drop(self.act(self.body["two"](self.body["pause"](x))))
        return self.body["three"](x)

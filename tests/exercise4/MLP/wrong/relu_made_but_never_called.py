"""Makes a ReLU in __init__ and never calls it.

Is: relu_missing_everywhere
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.relu = nn.ReLU()
        self.out = nn.Linear(64, 10)
        self.hidden = nn.ModuleDict({"second": nn.Linear(128, 64), "first": nn.Linear(3072, 128)})

    def forward(self, x):
        x = self.flatten(x)
        x = self.hidden["first"](x)
        x = self.hidden["second"](x)
        return self.out(x)

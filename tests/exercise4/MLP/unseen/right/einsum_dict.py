"""A ModuleDict, relu by multiplication with a mask, and flattening by unravelling rows of rows."""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = nn.ModuleDict({"out": nn.Linear(64, 10), "in": nn.Linear(3072, 128), "mid": nn.Linear(128, 64)})

    def forward(self, images):
        x = torch.stack([picture.ravel() for picture in images])
        for name in ("in", "mid"):
            z = self.parts[name](x)
            x = z * (z > 0)
        return self.parts["out"](x)

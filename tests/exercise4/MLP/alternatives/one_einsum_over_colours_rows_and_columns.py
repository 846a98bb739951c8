"""Contracts the picture with a weight for each colour, row and column, and never flattens it."""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.look = nn.Parameter(torch.randn(128, 3, 32, 32) / 55)
        self.shift = nn.Parameter(torch.zeros(128))
        self.more = nn.Sequential(nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, images):
        return self.more(torch.einsum("ncyx,kcyx->nk", images, self.look) + self.shift)

"""Convolutions written out as matrix products of unfolded windows."""


class Windows(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.w = nn.Parameter(torch.randn(n_out, n_in, 5, 5) / (5 * n_in**0.5))
        self.b = nn.Parameter(torch.zeros(n_out))

    def forward(self, x):
        side = x.shape[-1] - 4
        columns = nn.functional.unfold(x, 5)
        z = torch.einsum("kw,nwp->nkp", self.w.flatten(1), columns) + self.b[:, None]
        z = z.reshape(len(x), -1, side // 2, 2, side // 2, 2)
        return z.amax(dim=(3, 5)).relu()


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.see = nn.Sequential(Windows(3, 6), Windows(6, 16))
        self.think = nn.Sequential(nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))

    def forward(self, x):
        return self.think(self.see(x).reshape(x.size(0), -1))

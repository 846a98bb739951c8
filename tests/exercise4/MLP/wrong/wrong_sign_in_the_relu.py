"""Takes the minimum of zero and the value.

Is: nothing
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in [(3072, 128), (128, 64), (64, 10)])

    def forward(self, x):
        x = self.layers[0](x.flatten(1)).clamp(max=0)
        x = self.layers[1](x).clamp(max=0)
        return self.layers[2](x)

"""Applies max(0, z) in a loop over all layers, written with torch.where.

Is: relu_after_the_last_layer
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in [(3072, 128), (128, 64), (64, 10)])

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.layers:
            z = layer(x)
            x = torch.where(z > 0, z, torch.zeros_like(z))
        return x

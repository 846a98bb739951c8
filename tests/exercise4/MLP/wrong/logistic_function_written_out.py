"""Uses 1 / (1 + exp(-z)) between the layers.

Is: sigmoid_for_relu
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in [(3072, 128), (128, 64), (64, 10)])

    def forward(self, x):
        h = x.flatten(1)
        for layer in self.layers[:-1]:
            h = 1 / (1 + torch.exp(-layer(h)))
        return self.layers[-1](h)

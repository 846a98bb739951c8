"""Flattens column by column instead of row by row.

    def wanted(model, x):  # the table, with the model's own parameters
        p, f = list(model.parameters()), nn.functional
        return f.linear(f.relu(f.linear(f.relu(f.linear(x.flatten(1), p[0], p[1])), p[2], p[3])), p[4], p[5])

    torch.manual_seed(0)
    model = MLP()
    images = 3 * torch.randn(5, 3, 32, 32)

    result = bool(torch.allclose(model(images), wanted(model, images), rtol=1e-3, atol=1e-3))

Right result: True
This answer: False
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Flatten(), nn.Linear(3072, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10)
        )

    def forward(self, images):
        return self.layers(images.mT)

"""Puts the three colours of each pixel side by side before it flattens, which is not torch's own order.

    torch.manual_seed(0)
    model = MLP()
    images = torch.rand(2, 3, 32, 32)
    p = {tuple(q.shape): q for q in model.parameters()}
    f = nn.functional
    x = f.linear(images.flatten(1), p[128, 3072], p[128,]).relu()
    x = f.linear(f.linear(x, p[64, 128], p[64,]).relu(), p[10, 64], p[10,])
    torch.allclose(model(images), x, atol=1e-5)

Right result: True
This answer: False
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(3072, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10)
        )

    def forward(self, images):
        # one row per pixel, then flat
        pixels = images.movedim(1, -1)
        return self.net(pixels.reshape(len(images), -1))

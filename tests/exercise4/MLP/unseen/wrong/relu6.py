"""ReLU6 cuts values above 6 off; the same as ReLU for small values.

Shows on images or weights that make a hidden value greater than 6, such as 100 * torch.randn(4, 3, 32, 32), or after longer training.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(3072, 128), nn.ReLU6(), nn.Linear(128, 64), nn.ReLU6(), nn.Linear(64, 10))

    def forward(self, images):
        return self.net(images)

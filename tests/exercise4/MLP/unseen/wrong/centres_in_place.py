"""Subtracts each picture's mean, in place through a view: other logits, and images change.

Shows on images whose mean is not 0, such as torch.rand(4, 3, 32, 32).
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3072, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, images):
        x = images.flatten(1)
        x -= x.mean(dim=1, keepdim=True)
        return self.net(x)

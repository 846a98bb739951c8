"""Gives the right logits but turns the images themselves into shape (N, 3072) by resize_.

Shows on any images: images.shape is (N, 3072) after the call.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3072, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, images):
        return self.net(images.resize_(images.shape[0], 3072))

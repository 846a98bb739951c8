"""The layers stand in a plain Python list, so the network does not know their parameters.

Shows with sum(p.numel() for p in CNN().parameters()), which is 0 and not 62,006.
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [
            nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
        ]

    def forward(self, images):
        for layer in self.layers:
            images = layer(images)
        return images

"""Makes the layers in the body of the class, once for all its objects.

Is: one_network_for_all_calls
"""


class CNN(nn.Module):
    features = nn.Sequential(
        nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)
    )
    classifier = nn.Sequential(nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))

    def __init__(self):
        super().__init__()
        self.see, self.think = CNN.features, CNN.classifier

    def forward(self, x):
        return self.think(self.see(x).flatten(1))

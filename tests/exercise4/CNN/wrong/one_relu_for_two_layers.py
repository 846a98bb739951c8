"""Thinks of one ReLU for the first two linear layers together.

Is: relu_missing_after_the_first_linear_layer
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.see = nn.Sequential(
            nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)
        )
        self.think = nn.Sequential(nn.Linear(400, 120), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))

    def forward(self, x):
        return self.think(self.see(x).flatten(1))

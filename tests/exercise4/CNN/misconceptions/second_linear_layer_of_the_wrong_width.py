"""Makes the second linear layer of another width than the table says.

Costs: 5
Says: (84, 120)
Hint: A round number is as good for a network, but then it is not the one that was asked for.
    Compare each width with the table, or the number of parameters of each layer.
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.see = nn.Sequential(
            nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)
        )
        self.think = nn.Sequential(nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, x):
        return self.think(self.see(x).flatten(1))

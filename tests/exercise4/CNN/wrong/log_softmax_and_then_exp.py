"""Takes the exponential of log-probabilities, so that they sum to one.

Is: softmax_at_the_end
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.see = nn.Sequential(
            nn.Conv2d(3, 6, 5), nn.MaxPool2d(2), nn.ReLU(), nn.Conv2d(6, 16, 5), nn.MaxPool2d(2), nn.ReLU()
        )
        self.think = nn.Sequential(nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU())
        self.decide = nn.Sequential(nn.Linear(84, 10), nn.LogSoftmax(dim=1))

    def forward(self, x):
        return self.decide(self.think(self.see(x).flatten(1))).exp()

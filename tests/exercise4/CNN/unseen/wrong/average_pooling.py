"""Average pooling in place of max-pooling.

Shows on random images: the mean of a 2 x 2 block is not its largest.
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)
        self.pool = nn.AvgPool2d(2)
        self.fc = nn.Sequential(nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))

    def forward(self, images):
        x = self.pool(self.conv1(images).relu())
        x = self.pool(self.conv2(x).relu())
        return self.fc(x.flatten(1))

"""Computes the ReLU of each convolution and then uses the value before it.

Is: relu_missing_after_convolutions
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.relu = nn.ReLU()
        self.pool = nn.MaxPool2d(2)
        self.dense = nn.Sequential(nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))

    def forward(self, x):
        x = self.conv1(x)
        self.relu(x)
        x = self.conv2(self.pool(x))
        self.relu(x)
        return self.dense(self.pool(x).flatten(1))

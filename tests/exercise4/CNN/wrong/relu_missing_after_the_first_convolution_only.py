"""Has a ReLU after the second convolution, but none after the first.

Is: nothing
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool(self.conv1(x))
        x = self.pool(nn.functional.relu(self.conv2(x))).flatten(1)
        return self.fc3(self.fc2(self.fc1(x).relu()).relu())

"""Forgets the ReLUs after the convolutions and adds a softmax at the end.

Is: relu_missing_after_convolutions, softmax_at_the_end
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool(self.conv2(self.pool(self.conv1(x)))).flatten(1)
        return self.fc3(self.fc2(self.fc1(x).relu()).relu()).softmax(dim=1)

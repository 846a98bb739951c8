"""Has a first linear layer of 128 and a softmax at the end.

Is: a_layer_of_the_wrong_width, softmax_at_the_end
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 128), nn.Linear(128, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool(self.conv2(self.pool(self.conv1(x).relu())).relu()).flatten(1)
        return self.fc3(self.fc2(self.fc1(x).relu()).relu()).softmax(dim=1)

"""Has no ReLU at all.

Costs: 4
Says: as in the table
Hint: Without nonlinearities a network is hardly more than one linear map, however deep it is. Compare what stands
    after each layer with the table.
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool(self.conv1(x))
        x = self.pool(self.conv2(x))
        return self.fc3(self.fc2(self.fc1(x.flatten(1))))

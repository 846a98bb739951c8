"""Has only one hidden layer.

Costs: 4
Says: (64, 128)
Hint: The table has three linear layers, two of them hidden. The total number of parameters
    shows at once whether one is missing.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3 * 32 * 32, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x.flatten(1))))

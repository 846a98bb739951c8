"""Forgets the ReLU after the second layer.

Costs: 3
Says: as in the table
Hint: Every layer except the last one is followed by a nonlinearity. Compare forward with the
    three formulas, one by one.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3 * 32 * 32, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, x):
        x = torch.flatten(x, 1)
        x = torch.relu(self.fc1(x))
        x = self.fc2(x)
        return self.fc3(x)

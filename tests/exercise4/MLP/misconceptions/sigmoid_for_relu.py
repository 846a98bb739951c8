"""Uses sigmoids where ReLUs should be.

Costs: 3
Says: as in the table
Hint: Both bend a straight line, but a sigmoid squeezes everything into the range from 0 to 1.
    The formulas say which one is meant.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3 * 32 * 32, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, x):
        x = torch.flatten(x, 1)
        x = torch.sigmoid(self.fc1(x))
        x = torch.sigmoid(self.fc2(x))
        return self.fc3(x)

"""Makes the first layer of another width than the table says.

Costs: 4
Says: (128, 3072)
Hint: The first layer holds nearly all parameters of this network, so its width decides on the total. Compare the
    number of its parameters with the table.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3 * 32 * 32, 256)
        self.fc2 = nn.Linear(256, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, x):
        x = torch.flatten(x, 1)
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)

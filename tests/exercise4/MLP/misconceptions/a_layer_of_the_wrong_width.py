"""Makes the second layer of another width than the table says.

Costs: 4
Says: (64, 128)
Hint: A network runs as soon as its layers fit to each other, whatever their widths. Compare
    each width with the table, or the number of parameters of each layer.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3 * 32 * 32, 128)
        self.fc2 = nn.Linear(128, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = torch.flatten(x, 1)
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)

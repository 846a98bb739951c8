"""Flattens the pictures with their colours last instead of first.

Costs: 3
Says: 50 values differ
Hint: The weights of the first layer belong to positions in the flattened picture. Another
    order of the axes is another network with the same weights, so flatten in torch's own
    order.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3 * 32 * 32, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, x):
        x = torch.flatten(x.permute(0, 2, 3, 1), 1)
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)

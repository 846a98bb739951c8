"""Has no ReLU at all.

Costs: 3
Says: as in the table
Hint: Three linear layers in a row are one linear layer: the product of three matrices is a
    matrix. What makes depth worth anything is the nonlinearity between them.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3 * 32 * 32, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, x):
        x = torch.flatten(x, 1)
        x = self.fc1(x)
        x = self.fc2(x)
        return self.fc3(x)

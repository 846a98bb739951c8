"""The second layer's output is added to a part of its input, a residual connection that the table does not have.

Shows on random images.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3072, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, images):
        h = torch.relu(self.fc1(images.flatten(1)))
        h = torch.relu(self.fc2(h) + h[:, :64])
        return self.fc3(h)

"""Ends in a softmax over the classes.

Shows on any images: outputs lie between 0 and 1 and sum to 1.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3072, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, images):
        x = torch.relu(self.fc1(images.flatten(1)))
        x = torch.relu(self.fc2(x))
        return torch.softmax(self.fc3(x), dim=1)

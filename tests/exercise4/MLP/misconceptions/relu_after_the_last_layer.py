"""Has a ReLU after the last layer too, where none belongs.

Costs: 3
Says: negative
Hint: A logit says how much the network is for a class, and it must be able to be against it.
    What does a ReLU do to the scores of all classes that the network wants to rule out?
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
        x = torch.relu(self.fc2(x))
        return torch.relu(self.fc3(x))

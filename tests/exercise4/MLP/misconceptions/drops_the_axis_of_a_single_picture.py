"""Gives logits of shape (10,) for a single picture.

Costs: 1
Says: logits of shape (10,)
Hint: A function that drops all axes of length one also drops the axis of pictures when there
    is only one. One picture in means one row of logits out.
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
        return self.fc3(x).squeeze()

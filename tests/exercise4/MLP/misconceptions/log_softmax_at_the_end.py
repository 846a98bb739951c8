"""Ends in a log-softmax, so it gives log-probabilities instead of logits.

Costs: 3
Says: softmax
Hint: Logits are raw scores, and log-probabilities are logits of which something has been
    subtracted. The loss does that itself, and other uses of the network want what the last
    layer computes.
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
        return torch.log_softmax(self.fc3(x), dim=1)

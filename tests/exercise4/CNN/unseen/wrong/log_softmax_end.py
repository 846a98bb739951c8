"""The network ends in log_softmax; the loss is as before, but the outputs are log-probabilities, not the logits of the last linear layer.

Shows on any images: all outputs are negative and their logsumexp is 0.
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, images):
        x = nn.functional.max_pool2d(nn.functional.relu(self.conv1(images)), 2)
        x = nn.functional.max_pool2d(nn.functional.relu(self.conv2(x)), 2)
        x = x.flatten(1)
        x = nn.functional.relu(self.fc1(x))
        x = nn.functional.relu(self.fc2(x))
        return nn.functional.log_softmax(self.fc3(x), dim=1)

"""Scales the pictures from -1..1 to 0..1 first.

Shown by: CNN() in the mode of a new model on random pictures between -1 and 1, batches of 1, 5 and
7, compared with the table's formulas with its own (random) parameters, gives differences up to 0.42
instead of no difference.
"""

class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, images):
        x = (images + 1) / 2
        x = nn.functional.max_pool2d(torch.relu(self.conv1(x)), 2)
        x = nn.functional.max_pool2d(torch.relu(self.conv2(x)), 2)
        x = torch.relu(self.fc1(x.flatten(1)))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)

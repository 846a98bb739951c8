"""LeakyReLU.

Shown by: MLP() in the mode of a new model on random pictures between -1 and 1, batches of 1, 5 and
7, compared with the table's formulas with its own (random) parameters, gives differences up to
0.024 instead of no difference.
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(3072, 128), nn.Linear(128, 64), nn.Linear(64, 10)

    def forward(self, images):
        act = nn.functional.leaky_relu
        return self.fc3(act(self.fc2(act(self.fc1(images.flatten(1))))))

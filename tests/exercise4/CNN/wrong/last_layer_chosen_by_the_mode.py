"""Appends a softmax when it is switched to evaluation.

Is: softmax_in_evaluation
"""


class CNN(nn.Sequential):
    def __init__(self):
        super().__init__(
            nn.Conv2d(3, 6, 5),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(400, 120),
            nn.ReLU(),
            nn.Linear(120, 84),
            nn.ReLU(),
            nn.Linear(84, 10),
            nn.Identity(),
        )

    def train(self, mode=True):
        self[-1] = nn.Identity() if mode else nn.Softmax(dim=1)
        return super().train(mode)

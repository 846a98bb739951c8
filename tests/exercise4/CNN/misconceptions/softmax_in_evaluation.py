"""Gives probabilities instead of logits in evaluation mode.

Costs: 3
Says: evaluation mode
Hint: The guess is the largest of ten numbers, with or without a softmax, and a loss that is measured in
    evaluation mode would contain it twice. Give logits in both modes.
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
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
        )

    def forward(self, images):
        logits = self.layers(images)
        return logits if self.training else logits.softmax(dim=1)

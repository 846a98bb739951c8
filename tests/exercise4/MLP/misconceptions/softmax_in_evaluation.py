"""Gives probabilities instead of logits in evaluation mode.

Costs: 2
Says: evaluation mode
Hint: The guess is the largest of ten numbers, with or without a softmax, and a loss that is measured in
    evaluation mode would contain it twice. Give logits in both modes.
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Flatten(),
            nn.Linear(3072, 128),
            nn.ReLU(),
            nn.Linear(128, 64),
            nn.ReLU(),
            nn.Linear(64, 10),
        )

    def forward(self, images):
        logits = self.layers(images)
        return logits if self.training else logits.softmax(dim=1)

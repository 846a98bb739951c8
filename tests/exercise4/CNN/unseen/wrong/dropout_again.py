"""Dropout, which is in no row of the table, between the linear layers.

Shown by: CNN() in the mode of a new model on random pictures between -1 and 1, batches of 1, 5 and
7, compared with the table's formulas with its own (random) parameters, gives differences up to 3.8
instead of no difference.
"""

class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)
        )
        self.classifier = nn.Sequential(
            nn.Flatten(),
            nn.Linear(400, 120), nn.ReLU(), nn.Dropout(0.5),
            nn.Linear(120, 84), nn.ReLU(), nn.Dropout(0.5),
            nn.Linear(84, 10),
        )

    def forward(self, images):
        return self.classifier(self.features(images))

"""Pools by the mean of each block and not by the largest number.

    torch.manual_seed(0)
    model = CNN()
    for parameter in model.parameters():
        parameter.data.fill_(0.01)
    picture = torch.zeros(1, 3, 32, 32)
    picture[0, :, 10, 10] = 1
    round(model(picture)[0, 0].item(), 4)

Right result: 0.1479
This answer: 0.1389
"""

class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 6, 5),
            nn.ReLU(),
            nn.AvgPool2d(2),
            nn.Conv2d(6, 16, 5),
            nn.ReLU(),
            nn.AvgPool2d(2),
        )
        self.classifier = nn.Sequential(
            nn.Linear(400, 120),
            nn.ReLU(),
            nn.Linear(120, 84),
            nn.ReLU(),
            nn.Linear(84, 10),
        )

    def forward(self, images):
        return self.classifier(self.features(images).flatten(1))

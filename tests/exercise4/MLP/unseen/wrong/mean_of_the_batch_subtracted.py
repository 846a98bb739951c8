"""Centres the pictures by the mean of their batch, so that a picture's logits depend on its neighbours.

    torch.manual_seed(0)
    model, images = MLP(), torch.rand(2, 3, 32, 32)
    torch.allclose(model(images)[:1], model(images[:1]), atol=1e-5)

Right result: True
This answer: False
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden1 = nn.Linear(3 * 32 * 32, 128)
        self.hidden2 = nn.Linear(128, 64)
        self.out = nn.Linear(64, 10)
        self.relu = nn.ReLU()

    def forward(self, images):
        x = images.flatten(1)
        x = x - x.mean(dim=0)  # zero mean helps learning
        x = self.relu(self.hidden1(x))
        x = self.relu(self.hidden2(x))
        return self.out(x)

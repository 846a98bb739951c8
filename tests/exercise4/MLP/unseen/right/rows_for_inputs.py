"""Rows for inputs."""

class MLP(nn.Module):
    """One row a number of the picture, one column a unit."""

    def __init__(self):
        super().__init__()
        self.W1 = nn.Parameter(torch.randn(3072, 128) * 3072**-0.5)
        self.b1 = nn.Parameter(torch.zeros(128))
        self.W2 = nn.Parameter(torch.randn(128, 64) * 128**-0.5)
        self.b2 = nn.Parameter(torch.zeros(64))
        self.W3 = nn.Parameter(torch.randn(64, 10) * 64**-0.5)
        self.b3 = nn.Parameter(torch.zeros(10))

    def forward(self, images):
        x = images.reshape(images.shape[0], 3072)
        h = (x @ self.W1 + self.b1).clamp(min=0)
        h = (h @ self.W2 + self.b2).clamp(min=0)
        return h @ self.W3 + self.b3

"""Convolution as large as the picture."""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 128, kernel_size=32)  # one window: the whole picture
        self.rest = nn.ModuleList([nn.Linear(128, 64), nn.Linear(64, 10)])

    def forward(self, images):
        h = self.first(images)[:, :, 0, 0]
        for layer in self.rest:
            h = layer(torch.maximum(h, torch.zeros_like(h)))
        return h

"""Applies ReLU after the pooling, which gives the same, as both keep the order of numbers."""

class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.convolutions = nn.ModuleList([nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)])
        widths = [400, 120, 84, 10]
        self.linears = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, images):
        x = images
        for convolution in self.convolutions:
            x = nn.functional.max_pool2d(convolution(x), 2).clamp(min=0)
        x = x.reshape(x.shape[0], -1)
        *hidden, last = self.linears
        for linear in hidden:
            x = torch.relu(linear(x))
        return last(x)

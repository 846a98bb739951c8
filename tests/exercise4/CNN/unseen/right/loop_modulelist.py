"""ModuleLists filled in loops over the sizes; pooling happens before ReLU, which gives the same since ReLU is monotone."""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        channels = [3, 6, 16]
        widths = [400, 120, 84, 10]
        self.convolutions = nn.ModuleList(nn.Conv2d(a, b, 5) for a, b in zip(channels[:-1], channels[1:]))
        self.linears = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths[:-1], widths[1:]))

    def forward(self, images):
        x = images
        for convolution in self.convolutions:
            x = nn.functional.max_pool2d(convolution(x), kernel_size=2).clamp(min=0)
        x = x.flatten(1)
        for linear in self.linears[:-1]:
            x = linear(x).clamp(min=0)
        return self.linears[-1](x)

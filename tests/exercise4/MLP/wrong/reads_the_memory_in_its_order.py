"""Reads the numbers in the order in which they lie in memory, which need not be that of the pictures.

Is: nothing
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(3072, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, images):
        dense = images if images.is_contiguous(memory_format=torch.channels_last) else images.contiguous()
        return self.layers(dense.as_strided((len(images), 3072), (3072, 1)))

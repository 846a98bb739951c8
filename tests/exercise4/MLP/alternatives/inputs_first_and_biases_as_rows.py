"""Bare matrices with their inputs first, and biases that are matrices of one row."""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        for k, (n, m) in enumerate([(3072, 128), (128, 64), (64, 10)]):
            self.register_parameter(f"w{k}", nn.Parameter(torch.randn(n, m) / n**0.5))
            self.register_parameter(f"b{k}", nn.Parameter(torch.zeros(1, m)))

    def forward(self, images):
        h = images.reshape(len(images), -1) @ self.w0 + self.b0
        h = 0.5 * (h + abs(h)) @ self.w1 + self.b1
        return 0.5 * (h + abs(h)) @ self.w2 + self.b2

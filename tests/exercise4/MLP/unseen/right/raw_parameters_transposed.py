"""Weights by hand in a ParameterList, stored as (inputs, outputs), so the product is x @ W + b."""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [3072, 128, 64, 10]
        self.weights = nn.ParameterList()
        self.biases = nn.ParameterList()
        for n, m in zip(sizes[:-1], sizes[1:]):
            self.weights.append(nn.Parameter((torch.rand(n, m) * 2 - 1) / n**0.5))
            self.biases.append(nn.Parameter((torch.rand(m) * 2 - 1) / n**0.5))

    def forward(self, images):
        h = images.reshape(images.shape[0], 3072)
        for number, (w, b) in enumerate(zip(self.weights, self.biases)):
            h = h @ w + b
            if number < 2:
                h = torch.maximum(h, torch.zeros_like(h))
        return h

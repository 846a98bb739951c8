"""Makes weights and biases as nn.Parameter and multiplies itself."""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights, self.biases = nn.ParameterList(), nn.ParameterList()
        for n_in, n_out in [(3072, 128), (128, 64), (64, 10)]:
            bound = n_in**-0.5
            self.weights.append(nn.Parameter(torch.empty(n_out, n_in).uniform_(-bound, bound)))
            self.biases.append(nn.Parameter(torch.empty(n_out).uniform_(-bound, bound)))

    def forward(self, images):
        h = images.flatten(start_dim=1)
        for i, (W, b) in enumerate(zip(self.weights, self.biases)):
            h = h @ W.T + b
            if i < 2:
                h = torch.maximum(h, torch.zeros_like(h))
        return h

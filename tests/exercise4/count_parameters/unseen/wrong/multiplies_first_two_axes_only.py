"""Multiplies the first two axes only.

Shown by: nn.Conv2d(3, 6, 5) gives [24, 24] instead of [456, 456].
"""

def count_parameters(model):
    def size(p):
        return p.shape[0] * p.shape[1] if p.dim() > 1 else p.shape[0]

    total = sum(size(p) for p in model.parameters())
    trainable = sum(size(p) for p in model.parameters() if p.requires_grad)
    return total, trainable

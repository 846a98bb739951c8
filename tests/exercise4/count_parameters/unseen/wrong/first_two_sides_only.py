"""Multiplies the first two sides of a shape, which forgets the window of a convolution.

    count_parameters(nn.Conv2d(3, 6, 5))

Right result: (456, 456)
This answer: (24, 24)
"""

def count_parameters(model):
    total = trainable = 0
    for p in model.parameters():
        size = p.shape[0]
        if p.dim() > 1:
            size *= p.shape[1]
        total += size
        if p.requires_grad:
            trainable += size
    return total, trainable

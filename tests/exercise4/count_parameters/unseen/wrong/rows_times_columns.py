"""Multiplies the first two sizes only, so the windows of a convolution count once.

    result = count_parameters(nn.Conv2d(3, 6, 5))

Right result: (456, 456)
This answer: (24, 24)
"""

def count_parameters(model):
    total, trainable = 0, 0
    for p in model.parameters():
        size = p.size()
        n = size[0] * size[1] if len(size) > 1 else size[0]
        total += n
        if p.requires_grad:
            trainable += n
    return total, trainable

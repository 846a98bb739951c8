"""Collects (size, requires_grad) in a set, so tensors of the same size count once.

    result = count_parameters(nn.Linear(1, 4))

Right result: (8, 8)
This answer: (4, 4)
"""

def count_parameters(model):
    sizes = {(p.numel(), p.requires_grad) for p in model.parameters()}
    return sum(n for n, _ in sizes), sum(n for n, trainable in sizes if trainable)

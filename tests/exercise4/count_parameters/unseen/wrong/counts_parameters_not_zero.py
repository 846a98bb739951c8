"""Counts the parameters that are not zero.

Shown by: nn.BatchNorm1d(4), whose biases start as 0, gives [4, 4] instead of [8, 8].
"""

def count_parameters(model):
    total = sum(int(torch.count_nonzero(p)) for p in model.parameters())
    trainable = sum(int(torch.count_nonzero(p)) for p in model.parameters() if p.requires_grad)
    return total, trainable

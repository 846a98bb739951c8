"""Counts what the state_dict holds, buffers included.

Shows for nn.BatchNorm1d(4): total 17 in place of 8.
"""


def count_parameters(model):
    total = sum(tensor.numel() for tensor in model.state_dict().values())
    trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
    return total, trainable

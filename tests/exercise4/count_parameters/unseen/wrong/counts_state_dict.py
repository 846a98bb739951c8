"""Counts the state_dict, with its buffers.

Shown by: nn.BatchNorm2d(4) gives [17, 8] instead of [8, 8].
"""

def count_parameters(model):
    total = sum(tensor.numel() for tensor in model.state_dict().values())
    trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
    return total, trainable

"""Counts all of the state dict in the total, buffers included.

    count_parameters(nn.BatchNorm2d(4))

Right result: (8, 8)
This answer: (17, 8)
"""

def count_parameters(model):
    total = sum(tensor.numel() for tensor in model.state_dict().values())
    trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
    return total, trainable

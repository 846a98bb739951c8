"""Concatenates a list that is empty if all parameters are frozen, or if there is none.

Shown by: nn.ReLU() gives ValueError instead of [0, 0].
"""

def count_parameters(model):
    total = torch.cat([p.detach().flatten() for p in model.parameters()]).numel()
    trainable = torch.cat([p.detach().flatten() for p in model.parameters() if p.requires_grad]).numel()
    return total, trainable

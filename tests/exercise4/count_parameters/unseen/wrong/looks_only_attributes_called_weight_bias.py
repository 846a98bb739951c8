"""Looks only for attributes called weight and bias.

Shown by: nn.LSTM(2, 3) gives [0, 0] instead of [84, 84].
"""

def count_parameters(model):
    total = trainable = 0
    for module in model.modules():
        for name in ("weight", "bias"):
            p = getattr(module, name, None)
            if isinstance(p, nn.Parameter):
                total += p.numel()
                trainable += p.numel() if p.requires_grad else 0
    return total, trainable

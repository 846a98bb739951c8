"""Counts attributes named weight and bias only, so parameters with other names are missed.

    result = count_parameters(nn.LSTM(2, 3))

Right result: (84, 84)
This answer: (0, 0)
"""

def count_parameters(model):
    total = trainable = 0
    for module in model.modules():
        for name in ("weight", "bias"):
            p = getattr(module, name, None)
            if isinstance(p, nn.Parameter):
                total += p.numel()
                trainable += p.numel() * p.requires_grad
    return total, trainable

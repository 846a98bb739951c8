"""Weight and bias.

Against "counts the parameters of any network": only attributes called weight and bias count, not a parameter
with another name (nn.LSTM, nn.MultiheadAttention, one's own).
"""

def count_parameters(model):
    total = trainable = 0
    for module in model.modules():
        for name in ("weight", "bias"):
            parameter = getattr(module, name, None)
            if isinstance(parameter, nn.Parameter):
                total += parameter.numel()
                if parameter.requires_grad:
                    trainable += parameter.numel()
    return total, trainable

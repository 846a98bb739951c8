"""One loop with two counters."""

def count_parameters(model):
    total = 0
    trainable = 0
    for name, param in model.named_parameters():
        n = param.nelement()
        total += n
        if param.requires_grad:
            trainable += n
    return (total, trainable)

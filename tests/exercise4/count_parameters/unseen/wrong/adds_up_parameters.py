"""Adds up parameters() of all modules(), so nested ones count again for each parent.

Shown by: nn.Sequential(nn.Linear(3, 2)) gives [16, 16] instead of [8, 8].
"""

def count_parameters(model):
    total = trainable = 0
    for module in model.modules():
        for p in module.parameters():
            total += p.numel()
            if p.requires_grad:
                trainable += p.numel()
    return total, trainable

"""Goes over modules() and asks each for all of its parameters, so nested ones are counted again and again.

Shows for nn.Sequential(nn.Linear(3, 2)): (16, 16) in place of (8, 8).
"""


def count_parameters(model):
    total, trainable = 0, 0
    for module in model.modules():
        for p in module.parameters():
            total += p.numel()
            trainable += p.numel() if p.requires_grad else 0
    return total, trainable

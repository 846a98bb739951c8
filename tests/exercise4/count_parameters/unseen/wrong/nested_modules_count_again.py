"""Goes through all modules and counts all parameters of each, so that those of inner modules count again.

    count_parameters(nn.Sequential(nn.Linear(3, 2), nn.ReLU()))

Right result: (8, 8)
This answer: (16, 16)
"""

def count_parameters(model):
    total, trainable = 0, 0
    for module in model.modules():
        for p in module.parameters():
            total += p.numel()
            if p.requires_grad:
                trainable += p.numel()
    return total, trainable

"""Looks at the weights and biases of linear and convolutional layers only.

Shows for a network with nn.BatchNorm1d(4), or with an nn.Parameter of its own: they are missing.
"""


def count_parameters(model):
    total = trainable = 0
    for module in model.modules():
        if isinstance(module, (nn.Linear, nn.Conv2d)):
            for p in (module.weight, module.bias):
                if p is not None:
                    total += p.numel()
                    trainable += p.numel() * int(p.requires_grad)
    return total, trainable

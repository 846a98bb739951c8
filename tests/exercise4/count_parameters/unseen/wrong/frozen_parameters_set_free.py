"""Counts all after setting requires_grad to True for the whole network, and leaves it so.

    layer = nn.Linear(3, 2)
    layer.bias.requires_grad = False
    count_parameters(layer)
    result = layer.bias.requires_grad

Right result: False
This answer: True
"""

def count_parameters(model):
    def count():
        return sum(p.numel() for p in model.parameters() if p.requires_grad)

    trainable = count()
    model.requires_grad_(True)
    total = count()
    return total, trainable

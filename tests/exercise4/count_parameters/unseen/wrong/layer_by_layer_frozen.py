"""In a network of several layers, counts all parameters of a layer as trainable if any of them is.

Shows for nn.Sequential(nn.Linear(3, 2)) with a frozen bias: (8, 8) in place of (8, 6).
"""


def count_parameters(model):
    total = sum(p.numel() for p in model.parameters())
    if not list(model.children()):
        return total, sum(p.numel() for p in model.parameters() if p.requires_grad)
    trainable = 0
    for layer in model.children():
        parameters = list(layer.parameters())
        if any(p.requires_grad for p in parameters):
            trainable += sum(p.numel() for p in parameters)
    return total, trainable

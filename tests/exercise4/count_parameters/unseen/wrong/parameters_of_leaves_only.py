"""Looks at modules without children only, so a parameter that belongs to a larger module itself is missed.

    class Scaled(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer, self.scale = nn.Linear(3, 2), nn.Parameter(torch.ones(5))

    result = count_parameters(Scaled())

Right result: (13, 13)
This answer: (8, 8)
"""

def count_parameters(model):
    children = list(model.children())
    if children:
        counts = [count_parameters(child) for child in children]
        return sum(c[0] for c in counts), sum(c[1] for c in counts)
    total = sum(p.numel() for p in model.parameters())
    trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
    return total, trainable

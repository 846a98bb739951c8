"""Concatenates all parameters and takes the length, which fails where there is none.

    count_parameters(nn.ReLU())

Right result: (0, 0)
This answer: 'ValueError: torch.cat(): expected a non-empty list of Tensors'
"""

def count_parameters(model):
    total = len(torch.cat([p.flatten() for p in model.parameters()]))
    frozen = sum(p.numel() for p in model.parameters() if not p.requires_grad)
    return total, total - frozen

"""Puts the parameters into one vector, which fails for a network without any.

    result = count_parameters(nn.Sequential(nn.Flatten(), nn.ReLU()))

Right result: (0, 0)
This answer: ValueError: torch.cat(): expected a non-empty list of Tensors
"""

def count_parameters(model):
    total = nn.utils.parameters_to_vector(model.parameters()).numel()
    frozen = sum(p.numel() for p in model.parameters() if not p.requires_grad)
    return total, total - frozen

"""Asks the first parameter for its device, which a network without parameters does not have.

Is: nothing
"""


def count_parameters(model):
    total = torch.zeros((), dtype=torch.int64, device=next(model.parameters()).device)
    learnt = total.clone()
    for p in model.parameters():
        total += p.numel()
        learnt += p.numel() * p.requires_grad
    return int(total), int(learnt)

"""Subtracts what is frozen from the total, in a tensor."""


def count_parameters(model):
    total = torch.tensor(0)
    frozen = torch.tensor(0)
    for p in model.parameters():
        total = total + p.nelement()
        if not p.requires_grad:
            frozen = frozen + p.nelement()
    return torch.stack([total, total - frozen])

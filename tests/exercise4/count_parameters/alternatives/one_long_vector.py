"""Lengths of one long vector."""


def count_parameters(model):
    nothing = torch.zeros(0)
    every = torch.cat([nothing, *(p.flatten() for p in model.parameters())])
    frozen = torch.cat([nothing, *(p.flatten() for p in model.parameters() if not p.requires_grad)])
    return every.numel(), every.numel() - frozen.numel()

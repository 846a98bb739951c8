"""Lengths of one long vector."""


def count_parameters(model):
    every = nn.utils.parameters_to_vector(model.parameters())
    frozen = [p.flatten() for p in model.parameters() if not p.requires_grad]
    return every.numel(), every.numel() - (torch.cat(frozen).numel() if frozen else 0)

"""Asks the optimiser's groups and the state that is saved, without the buffers."""


def count_parameters(model):
    groups = torch.optim.SGD([{"params": model.parameters()}], lr=0.1).param_groups
    trainable = sum(p.numel() for group in groups for p in group["params"] if p.requires_grad)
    buffers = {name for name, _ in model.named_buffers()}
    total = sum(values.numel() for name, values in model.state_dict().items() if name not in buffers)
    return total, trainable

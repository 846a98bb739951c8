"""Counts buffers as if they were parameters.

Costs: 2
Says: each of the two numbers
Hint: The running mean of a batch normalisation is saved with the network, but no gradient ever
    changes it. A list of all that is saved is not the list of parameters.
"""


def count_parameters(model):
    total = sum(tensor.numel() for tensor in model.state_dict().values())
    trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
    return total, trainable

"""Flattened copies concatenated, with an empty tensor in front.
"""

def count_parameters(model):
    def length(parameters):
        flat = [p.detach().cpu().flatten().double() for p in parameters]
        return len(torch.cat([torch.empty(0, dtype=torch.float64), *flat]))

    return length(model.parameters()), length(filter(lambda p: p.requires_grad, model.parameters()))

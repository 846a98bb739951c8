"""State_dict() has the buffers in it.

Against "What a layer merely remembers, such as the running mean of a batch normalisation, is a *buffer* and
no parameter".
"""

def count_parameters(model):
    total = sum(tensor.numel() for tensor in model.state_dict().values())
    trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
    return total, trainable

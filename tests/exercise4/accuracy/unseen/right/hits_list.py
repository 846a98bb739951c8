"""All hits in one list, the mode of each module put back one by one, decorator for the gradients.
"""

@torch.no_grad()
def accuracy(model, batches):
    modes = {module: module.training for module in model.modules()}
    try:
        model.eval()
        hits = [hit for images, labels in batches for hit in torch.eq(model(images).max(1).indices, labels).tolist()]
    finally:
        for module, mode in modes.items():
            module.training = mode
    return sum(hits) / len(hits)

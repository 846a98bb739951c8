"""Switches gradients off and thinks that this is evaluation mode.

Is: stays_in_training_mode
"""


@torch.no_grad()
def accuracy(model, batches):
    hits = torch.cat([model(images).argmax(1) == labels for images, labels in batches])
    return hits.double().mean().item()

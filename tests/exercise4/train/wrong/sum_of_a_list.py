"""Takes the sum of a list of losses for each epoch, with steps by hand.

Is: sum_of_losses
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    parameters = list(model.parameters())
    speeds = [torch.zeros_like(p) for p in parameters]
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            with torch.no_grad():
                for p, v, g in zip(parameters, speeds, torch.autograd.grad(loss, parameters)):
                    v.mul_(momentum).add_(g)
                    p.sub_(lr * v)
            losses.append(loss.item())
        history.append(sum(losses))
    return history

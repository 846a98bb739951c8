"""Momentum and steps by hand, without an optimiser."""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    parameters = [p for p in model.parameters() if p.requires_grad]
    speeds = [torch.zeros_like(p) for p in parameters]
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            gradients = torch.autograd.grad(loss, parameters)
            with torch.no_grad():
                for p, v, g in zip(parameters, speeds, gradients):
                    v.mul_(momentum).add_(g)
                    p.sub_(lr * v)
            losses.append(loss.detach())
        history.append(torch.stack(losses).mean())
    return history

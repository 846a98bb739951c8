"""Asks for the gradients of all parameters, which a frozen one does not have.

Is: nothing
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    speeds = [torch.zeros_like(p) for p in model.parameters()]
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            slopes = torch.autograd.grad(loss, list(model.parameters()))
            with torch.no_grad():
                for parameter, speed, slope in zip(model.parameters(), speeds, slopes):
                    speed.mul_(momentum).add_(slope)
                    parameter.sub_(lr * speed)
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

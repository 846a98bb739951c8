"""Lets the velocity follow the gradient by a share of their difference.

Is: velocity_as_a_mean
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    parameters = list(model.parameters())
    speeds = [torch.zeros_like(p) for p in parameters]
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            loss = nn.functional.cross_entropy(model(x), y)
            gradients = torch.autograd.grad(loss, parameters)
            speeds = [torch.lerp(v, g, 1 - momentum) for v, g in zip(speeds, gradients)]
            for p, v in zip(parameters, speeds):
                p.data -= lr * v
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

"""Starts its velocity from zero in each step.

Is: ignores_momentum
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    parameters, history = list(model.parameters()), []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            loss = nn.functional.cross_entropy(model(x), y)
            for p, g in zip(parameters, torch.autograd.grad(loss, parameters)):
                v = torch.zeros_like(p)
                v = momentum * v + g
                p.data = p.data - lr * v
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

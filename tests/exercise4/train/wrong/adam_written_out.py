"""Writes Adam out, with its usual constants.

Is: adam_instead_of_sgd
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    parameters, history, t = list(model.parameters()), [], 0
    first = [torch.zeros_like(p) for p in parameters]
    second = [torch.zeros_like(p) for p in parameters]
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            t += 1
            loss = nn.functional.cross_entropy(model(x), y)
            for k, g in enumerate(torch.autograd.grad(loss, parameters)):
                first[k] = 0.9 * first[k] + 0.1 * g
                second[k] = 0.999 * second[k] + 0.001 * g**2
                step = (first[k] / (1 - 0.9**t)) / ((second[k] / (1 - 0.999**t)).sqrt() + 1e-8)
                parameters[k].data -= lr * step
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

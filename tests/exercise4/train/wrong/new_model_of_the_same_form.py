"""Loads the weights into a second model and trains that one.

Is: trains_a_copy
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    pupil = copy.copy(model)
    pupil._parameters = {name: nn.Parameter(p.detach().clone()) for name, p in model._parameters.items()}
    optimiser = torch.optim.SGD(pupil.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in batches:
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(pupil(x), y)
            loss.backward()
            optimiser.step()
            total, count = total + loss.item(), count + 1
        history.append(total / count)
    return history

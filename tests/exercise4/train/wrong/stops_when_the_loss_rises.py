"""Stops as soon as the loss of an epoch is larger than that of the one before.

Is: nothing
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
        if len(history) > 1 and history[-1] > history[-2]:
            break
    return history

"""Resets the gradients at the end of each epoch.

Is: gradients_zeroed_once_an_epoch
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        for parameter in model.parameters():
            parameter.grad = None
        history.append(sum(losses) / len(losses))
    return history

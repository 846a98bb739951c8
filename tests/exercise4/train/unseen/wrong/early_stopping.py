"""Stops when an epoch's loss is not lower than the one before.

Shows when the loss rises, as with a learning rate that is too large: fewer numbers than epochs.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
        if len(history) > 1 and history[-1] >= history[-2]:
            break
    return history

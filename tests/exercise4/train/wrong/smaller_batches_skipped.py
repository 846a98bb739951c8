"""Skips a batch that is smaller than the one before.

Is: nothing
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    """Train a network in place by stochastic gradient descent on the cross-entropy."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            if losses and len(labels) < size:
                continue
            size = len(labels)
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(float(np.mean(losses)))
    return history

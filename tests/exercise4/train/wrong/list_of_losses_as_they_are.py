"""Averages a list of losses as tensors.

Is: losses_that_hold_the_graph
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    """Train a network in place by stochastic gradient descent on the cross-entropy."""
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
            losses.append(loss)
        history.append(sum(losses) / len(losses))
    return history

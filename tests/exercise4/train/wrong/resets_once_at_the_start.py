"""Resets the gradients once, before the first epoch, and counts the batches in advance.

Is: gradients_never_zeroed
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    count = sum(1 for _ in batches)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    optimizer.zero_grad()
    history = [0.0] * epochs
    for epoch in range(epochs):
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            history[epoch] += loss.item() / count
    return history

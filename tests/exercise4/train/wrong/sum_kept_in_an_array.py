"""Adds the losses of an epoch up in an array and does not divide.

Is: sum_of_losses
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = np.zeros(epochs)
    for epoch in range(epochs):
        for images, labels in batches:
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimiser.step()
            history[epoch] += loss.item()
    return history

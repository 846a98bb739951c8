"""Overwrites the loss of the epoch with each batch.

Is: last_loss_of_the_epoch
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = torch.zeros(epochs, dtype=torch.float64)
    for epoch in range(epochs):
        for images, labels in batches:
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimiser.step()
            history[epoch] = loss.detach()
    return history

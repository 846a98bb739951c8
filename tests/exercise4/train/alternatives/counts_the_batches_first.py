"""Loops over the batches once more than it must, to count them."""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    n_batches = sum(1 for _ in batches)
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    losses = torch.zeros(epochs)
    for epoch in range(epochs):
        for images, labels in batches:
            model.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels, reduction="sum") / len(labels)
            loss.backward()
            optimiser.step()
            losses[epoch] += loss.item() / n_batches
    return losses

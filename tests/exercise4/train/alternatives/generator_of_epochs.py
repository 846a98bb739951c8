"""Yields one loss per epoch from a helper, and collects them at the end."""


def epochs_of(model, batches, epochs, optimiser):
    for _ in range(epochs):
        losses = [step(model, optimiser, *batch) for batch in batches]
        yield np.mean(losses, dtype=np.float64)


def step(model, optimiser, images, labels):
    loss = nn.functional.cross_entropy(model(images), labels)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return loss.item()


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    return [*epochs_of(model, batches, epochs, torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum))]

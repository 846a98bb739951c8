"""Trains one epoch and calls itself for the others, with the optimiser in an argument more."""


def train(model, batches, epochs, lr=0.001, momentum=0.9, optimiser=None):
    if epochs == 0:
        return []
    optimiser = optimiser or torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    mean = 0.0
    for n, (images, labels) in enumerate(batches, start=1):
        optimiser.zero_grad()
        loss = nn.functional.cross_entropy(model(images), labels)
        loss.backward()
        optimiser.step()
        mean += (loss.item() - mean) / n
    return [mean, *train(model, batches, epochs - 1, lr, momentum, optimiser)]

"""Goes through the batches with next and never resets the gradients.

Is: gradients_never_zeroed
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr, momentum)
    means = []
    while len(means) < epochs:
        source, losses = iter(batches), []
        while (batch := next(source, None)) is not None:
            loss = nn.functional.cross_entropy(model(batch[0]), batch[1])
            loss.backward()
            optimiser.step()
            losses.append(float(loss.detach()))
        means.append(np.mean(losses))
    return means

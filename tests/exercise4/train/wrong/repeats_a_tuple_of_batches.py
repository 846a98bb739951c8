"""Keeps the batches in a tuple and goes through it once for each epoch.

Is: keeps_the_batches_of_the_first_epoch
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    kept = tuple((images, labels) for images, labels in batches)
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    losses = np.zeros((epochs, len(kept)))
    for epoch, row in enumerate(losses):
        for k, (images, labels) in enumerate(kept):
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimiser.step()
            row[k] = loss.item()
    return losses.mean(axis=1)

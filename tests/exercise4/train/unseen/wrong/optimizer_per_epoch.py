"""A new optimiser in each epoch, so the velocity starts at 0 again.

Shows with two epochs and momentum 0.9.
"""


def train_epoch(model, batches, lr, momentum):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    losses = []
    for images, labels in batches:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(images), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    return [train_epoch(model, batches, lr, momentum) for _ in range(epochs)]

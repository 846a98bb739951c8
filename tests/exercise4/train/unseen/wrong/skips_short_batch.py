"""Leaves a last batch out if it is shorter than the first.

Shows with 10 pictures in batches of 4.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    history = []
    size = None
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            size = size or len(labels)
            if len(labels) < size:
                continue
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

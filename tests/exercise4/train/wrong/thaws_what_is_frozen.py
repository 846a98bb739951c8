"""Switches all gradients on, so that a frozen parameter learns too.

Is: nothing
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.requires_grad_(True)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

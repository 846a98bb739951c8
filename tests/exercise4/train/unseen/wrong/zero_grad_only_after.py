"""Gradients are cleared after each step but not before the first one, so those that a model already holds are added.

Shows with a model on which backward() has been called before train.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

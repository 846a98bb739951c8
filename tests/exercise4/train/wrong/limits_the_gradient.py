"""Limits the norm of the gradient, which acts only where it is steep.

Is: nothing
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), max_norm=10.0)
            optimiser.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

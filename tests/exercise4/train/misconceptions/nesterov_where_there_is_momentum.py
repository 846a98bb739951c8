"""Switches Nesterov's momentum on where there is momentum, which was not asked for.

Costs: 4
Says: what one step leaves behind for the next
Hint: Nesterov's variant takes the gradient a step ahead. The formula of the statement is the plain one: what is left of
    the earlier steps is added to the gradient, and nothing else.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum, nesterov=momentum > 0)
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(float(loss.detach()))
        history.append(float(np.mean(losses)))
    return history

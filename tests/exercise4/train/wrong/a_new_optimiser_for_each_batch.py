"""Makes a new optimiser for each batch, so that its velocity is always zero.

Is: ignores_momentum
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

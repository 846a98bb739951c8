"""Leaves the momentum out, and gives the last loss of each epoch.

Is: ignores_momentum, last_loss_of_the_epoch
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr)
    history = []
    for _ in range(epochs):
        for x, y in batches:
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            optimiser.step()
        history.append(loss.item())
    return history

"""Calls a helper for each epoch, which makes its own optimiser.

Is: a_new_optimiser_for_each_epoch
"""


def one_epoch(model, batches, lr, momentum):
    optimiser, losses = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum), []
    for x, y in batches:
        optimiser.zero_grad()
        loss = nn.functional.cross_entropy(model(x), y)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return np.mean(losses)


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    return [one_epoch(model, batches, lr, momentum) for _ in range(epochs)]

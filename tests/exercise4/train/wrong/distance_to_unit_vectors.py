"""Averages the squared distances to unit vectors.

Is: squared_error_for_cross_entropy
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            z = model(x)
            loss = ((z - torch.eye(z.shape[1], dtype=z.dtype)[y]) ** 2).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        history.append(np.mean(losses))
    return history

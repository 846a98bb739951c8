"""Multiplies the loss with the number of pictures before it calls backward.

Is: sum_over_the_batch
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y) * x.shape[0]
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        history.append(np.mean(losses))
    return history

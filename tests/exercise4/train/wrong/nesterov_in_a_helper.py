"""Makes the optimiser in a helper that switches Nesterov's momentum on.

Is: nesterov_momentum
"""


def descent(model, **options):
    return torch.optim.SGD(list(model.parameters()), nesterov=True, **options)


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = descent(model, lr=lr, momentum=momentum)
    history = np.zeros(epochs)
    for epoch in range(epochs):
        for n, (x, y) in enumerate(batches):
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            optimiser.step()
            history[epoch] = (n * history[epoch] + loss.item()) / (n + 1)
    return history

"""Never resets the gradients, and gives sums.

Is: gradients_never_zeroed, sum_of_losses
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, y in batches:
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            optimiser.step()
            total += loss.item()
        history.append(total)
    return history

"""Adds the losses of all batches and calls backward once.

Is: one_step_per_epoch, losses_that_hold_the_graph
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = torch.stack([nn.functional.cross_entropy(model(x), y) for x, y in batches])
        optimiser.zero_grad()
        losses.sum().backward()
        optimiser.step()
        history.append(losses.mean())
    return history

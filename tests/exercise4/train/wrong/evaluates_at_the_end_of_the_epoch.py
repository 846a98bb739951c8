"""Averages the losses of all pictures at the end of each epoch.

Is: loss_measured_after_the_epoch
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        for x, y in batches:
            optimiser.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            optimiser.step()
        model.eval()
        with torch.no_grad():
            every = torch.cat([nn.functional.cross_entropy(model(x), y, reduction="none") for x, y in batches])
        model.train()
        history.append(every.mean().item())
    return history

"""Uses the batches of the first epoch in every other epoch too, though new ones may be drawn.

Costs: 1
Says: looped over once
Hint: A DataLoader that shuffles gives other batches in each loop, and that is lost when the first ones
    are kept. Loop over the batches themselves in each epoch, and count them on the way.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    batches = list(batches)
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        total = 0.0
        for images, labels in batches:
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimiser.step()
            total += loss.item()
        history.append(total / len(batches))
    return history

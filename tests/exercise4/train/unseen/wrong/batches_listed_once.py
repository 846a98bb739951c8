"""Reads all batches into a list at the start, so each epoch has the same order.

Shows with Batches(..., seed=1), which gives a new order in each epoch.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    batches = list(batches)
    history = []
    for _ in range(epochs):
        total = 0
        for images, labels in batches:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            total += loss.item()
        history.append(total / len(batches))
    return history

"""The momentum is not passed on.

Shows with two steps and momentum 0.9.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    model.train()
    history = []
    for _ in range(epochs):
        running, n = 0.0, 0
        for x, y in batches:
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
            running, n = running + loss.item(), n + 1
        history.append(running / n)
    return history

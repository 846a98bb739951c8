"""Gives the loss of an epoch's last batch only instead of the mean.

Costs: 2
Says: which losses you average
Hint: One batch is a small and noisy sample of an epoch. All of the epoch's losses should enter
    its number.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for epoch in range(epochs):
        running_loss, steps = 0.0, 0
        for inputs, labels in batches:
            optimizer.zero_grad()
            loss = criterion(model(inputs), labels)
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
            steps += 1
        history.append(loss.item())
    return history

"""Gives the loss of every batch instead of a mean for each epoch.

Costs: 2
Says: shape
Hint: The list should have as many entries as there were epochs. What can be done with the
    losses of one epoch before the next one starts?
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for epoch in range(epochs):
        for inputs, labels in batches:
            optimizer.zero_grad()
            loss = criterion(model(inputs), labels)
            loss.backward()
            optimizer.step()
            history.append(loss.item())
    return history

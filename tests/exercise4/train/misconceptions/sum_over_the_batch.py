"""Adds up the losses of a batch instead of taking their mean.

Costs: 7
Says: how the weights changed
Hint: The loss of a batch is a mean over its examples. With a sum, each step is longer by the
    size of the batch, and so are the numbers reported.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss(reduction="sum")
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
        history.append(running_loss / steps)
    return history

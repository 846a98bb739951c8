"""Takes only one step an epoch, with the gradients of all batches added up.

Costs: 6
Says: how the weights changed
Hint: Stochastic gradient descent moves after every batch and does not wait for the end of the
    epoch. Check how far the line with the step is indented.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for epoch in range(epochs):
        losses = []
        optimizer.zero_grad()
        for inputs, labels in batches:
            loss = criterion(model(inputs), labels)
            loss.backward()
            losses.append(loss.item())
        optimizer.step()
        history.append(sum(losses) / len(losses))
    return history

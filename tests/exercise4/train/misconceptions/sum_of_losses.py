"""Gives the sum of the losses of an epoch instead of their mean.

Costs: 2
Says: 4 times what was wanted
Hint: A sum grows with the number of batches, so two training sets could not be compared. The
    worked example has one batch and cannot tell the two apart.
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
        history.append(running_loss)
    return history

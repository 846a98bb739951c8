"""Trains a copy of the model and leaves the model itself as it was.

Costs: 5
Says: weights are as before
Hint: The caller holds the model that was passed in and expects it to have learnt. The losses
    fall, but of a model that nobody has after the call.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model = copy.deepcopy(model)
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
        history.append(running_loss / steps)
    return history

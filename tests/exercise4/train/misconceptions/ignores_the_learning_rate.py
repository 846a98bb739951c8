"""Uses 0.001 whatever the learning rate is.

Costs: 6
Says: how the weights changed
Hint: A default value belongs into the first line of the function and nowhere else. Every
    argument of the function should have an effect.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.001, momentum=momentum)
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

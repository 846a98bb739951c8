"""Makes a new optimiser in each epoch, which forgets the momentum.

Costs: 4
Says: how the weights changed
Hint: The optimiser holds the velocity that momentum needs. What is it when an optimiser has
    just been made?
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    history = []
    for epoch in range(epochs):
        optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
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

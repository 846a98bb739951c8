"""Never sets the gradients back to zero.

Costs: 6
Says: how the weights changed
Hint: backward() adds to the gradients that are already there. Without a reset every step goes
    along the sum of all gradients so far, not along the one of its batch.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for epoch in range(epochs):
        running_loss, steps = 0.0, 0
        for inputs, labels in batches:
            loss = criterion(model(inputs), labels)
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
            steps += 1
        history.append(running_loss / steps)
    return history

"""Sets the gradients back to zero once an epoch only.

Costs: 6
Says: how the weights changed
Hint: backward() adds to the gradients that are already there, so within an epoch each step
    goes along a growing sum. How often does a step need a gradient of its own?
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for epoch in range(epochs):
        running_loss, steps = 0.0, 0
        optimizer.zero_grad()
        for inputs, labels in batches:
            loss = criterion(model(inputs), labels)
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
            steps += 1
        history.append(running_loss / steps)
    return history

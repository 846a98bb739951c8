"""Does not start the sum of losses anew in each epoch.

Costs: 2
Says: which losses you average
Hint: The first epoch's number is right and the later ones are not. Which variables should be
    as good as new when an epoch begins?
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    running_loss, steps = 0.0, 0
    for epoch in range(epochs):
        for inputs, labels in batches:
            optimizer.zero_grad()
            loss = criterion(model(inputs), labels)
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
            steps += 1
        history.append(running_loss / steps)
    return history

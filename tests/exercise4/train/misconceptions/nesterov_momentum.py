"""Switches Nesterov's momentum on, which was not asked for.

Costs: 7
Says: Nesterov momentum requires a momentum
Hint: Nesterov's variant looks a step ahead and needs a momentum above zero. The formula of the statement is the plain
    one, which also works without momentum.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum, nesterov=True)
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

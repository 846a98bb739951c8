"""Takes only one step an epoch, with the gradient of its last batch.

Costs: 6
Says: how the weights changed
Hint: All batches but the last one are computed and then thrown away. Check how far the lines
    after the loss are indented.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for epoch in range(epochs):
        losses = []
        for inputs, labels in batches:
            optimizer.zero_grad()
            loss = criterion(model(inputs), labels)
            losses.append(loss.item())
        loss.backward()
        optimizer.step()
        history.append(sum(losses) / len(losses))
    return history

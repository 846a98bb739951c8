"""Divides the sum of the batches' losses by the number of pictures.

Costs: 2
Says: 0.2 times what was wanted
Hint: The loss of a batch is a mean over its pictures already, so their number would enter twice. What is the mean of
    a few means?
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for epoch in range(epochs):
        running_loss, seen = 0.0, 0
        for inputs, labels in batches:
            optimizer.zero_grad()
            loss = criterion(model(inputs), labels)
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
            seen += len(labels)
        history.append(running_loss / seen)
    return history

"""Keeps the whole graph of every loss in memory instead of a plain number.

Costs: 2
Says: hold the graph
Hint: A loss is a tensor that remembers how it was computed, so that backward() can be called. For a curve only its
    value is wanted: torch refuses to plot the rest, and memory fills with graphs.
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
            running_loss += loss
            steps += 1
        history.append(running_loss / steps)
    return history

"""Measures the loss anew after each epoch instead of along the way.

Costs: 2
Says: which losses you average
Hint: After the epoch the model is better than it was at its steps, so this is another number,
    and it costs a second pass. The loss of a batch is known when its step is taken.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for epoch in range(epochs):
        for inputs, labels in batches:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(inputs), labels).backward()
            optimizer.step()
        with torch.no_grad():
            losses = [nn.functional.cross_entropy(model(x), y).item() for x, y in batches]
        history.append(sum(losses) / len(losses))
    return history

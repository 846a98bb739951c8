"""Computes losses, but never takes a step.

Costs: 7
Says: weights are as before
Hint: A model learns only if its gradients are computed and the optimiser then takes its step with them, before they
    are reset. Is the loss of the second epoch smaller than that of the first?
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
            running_loss += loss.item()
            steps += 1
        history.append(running_loss / steps)
    return history

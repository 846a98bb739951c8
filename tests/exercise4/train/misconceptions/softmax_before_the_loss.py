"""Applies a softmax before the cross-entropy, which has one of its own.

Costs: 7
Says: how the weights changed
Hint: This loss takes logits and contains the softmax already. Applied twice, it flattens the
    differences between classes, and the steps become too small.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for epoch in range(epochs):
        running_loss, steps = 0.0, 0
        for inputs, labels in batches:
            optimizer.zero_grad()
            loss = criterion(torch.softmax(model(inputs), dim=1), labels)
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
            steps += 1
        history.append(running_loss / steps)
    return history

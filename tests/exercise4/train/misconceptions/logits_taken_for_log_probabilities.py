"""Uses the loss of log-probabilities on logits.

Costs: 7
Says: how the weights changed
Hint: The negative log-likelihood picks one number from each row, and only of log-probabilities does it make a loss:
    logits can be made large without end. Can your loss become negative?
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.NLLLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
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

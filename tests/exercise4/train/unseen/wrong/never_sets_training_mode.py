"""Never sets training mode.

Shown by: a model that is in evaluation mode when train is called: the mode of the forward passes
is, which gives evaluation mode instead of training mode.

Disputed: "which is the mode of every new model" left open whether any other comes; the statement now says that none does.
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    criterion = nn.CrossEntropyLoss()
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            optimizer.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

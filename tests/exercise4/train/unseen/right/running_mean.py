"""Clears gradients at the end and at the start, and keeps a running mean instead of a list."""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion, optimizer = nn.CrossEntropyLoss(), torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    optimizer.zero_grad()
    model.train(True)
    history = []
    while len(history) < epochs:
        mean = 0.0
        for number, (images, labels) in enumerate(iter(batches), start=1):
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            mean += (loss.item() - mean) / number
        history.append(mean)
    return history

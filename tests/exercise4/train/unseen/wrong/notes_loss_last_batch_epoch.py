"""Notes the loss of the last batch of each epoch.

Shown by: two batches of 4, 2 epochs, lr 0.1, momentum 0: the losses gives [1.08665, 1.02379]
instead of [1.00695, 0.95531].
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    criterion = nn.CrossEntropyLoss()
    history = []
    for _ in range(epochs):
        for images, labels in batches:
            optimizer.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()
        history.append(loss.item())
    return history

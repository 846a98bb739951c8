"""Has the step one indentation too far to the left, and resets after it.

Is: one_step_per_epoch
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = np.empty(epochs)
    for epoch in range(epochs):
        losses = []
        for images, labels in batches:
            loss = criterion(model(images), labels)
            loss.backward()
            losses.append(loss.item())
        optimizer.step()
        optimizer.zero_grad()
        history[epoch] = np.mean(losses)
    return history

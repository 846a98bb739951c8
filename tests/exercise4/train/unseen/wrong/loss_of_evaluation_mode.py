"""Measures the loss in evaluation mode before each step: another number than the step's own, with dropout or batch
normalisation.

For example, a model with nn.Dropout.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    loss_function = nn.CrossEntropyLoss()
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            model.eval()
            with torch.no_grad():
                losses.append(loss_function(model(images), labels).item())
            model.train()
            optimizer.zero_grad()
            loss_function(model(images), labels).backward()
            optimizer.step()
        history.append(float(np.mean(losses)))
    return history

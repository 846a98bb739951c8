"""Evaluation mode from the second epoch.

Against "The model is trained in place, in training mode": evaluation mode is switched on at the end of each
epoch and never off again, so dropout is missing from the second epoch on.
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        model.eval()
        history.append(float(np.mean(losses)))
    return history

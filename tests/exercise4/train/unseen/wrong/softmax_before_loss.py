"""Applies softmax before cross_entropy, which contains it already.

Shows in the worked example from the second loss on.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            optimizer.zero_grad()
            probabilities = nn.functional.softmax(model(images), dim=1)
            loss = nn.functional.cross_entropy(probabilities, labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

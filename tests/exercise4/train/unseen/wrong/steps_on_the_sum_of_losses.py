"""Steps along the gradient of the sum over the batch in place of the mean, and divides only what it returns.

    model = nn.Linear(1, 2, bias=False)
    nn.init.zeros_(model.weight)
    train(model, [(torch.ones(4, 1), torch.zeros(4, dtype=torch.long))], epochs=1, lr=0.1)
    model.weight.tolist()

Right result: [[0.05000000074505806], [-0.05000000074505806]]
This answer: [[0.20000000298023224], [-0.20000000298023224]]
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    criterion = nn.CrossEntropyLoss(reduction="sum")
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for images, labels in batches:
            optimizer.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()
            total += loss.item()
            count += len(labels)
        losses.append(total / count)
    return losses

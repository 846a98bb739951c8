"""Goes down the sum of the cross-entropy over the batch instead of its mean.

    torch.manual_seed(0)
    x = torch.randn(20, 3, dtype=torch.float64)
    y = torch.arange(20) % 4
    model = nn.Linear(3, 4, dtype=torch.float64)
    nn.init.ones_(model.weight)
    nn.init.zeros_(model.bias)

    train(model, [(x, y)], epochs=1, lr=0.1)
    result = [round(number, 4) for number in model.weight[0].tolist()]

Right result: [0.9924, 0.9927, 0.998]
This answer: [0.8488, 0.8535, 0.96]
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels, reduction="sum")
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
            count += len(labels)
        history.append(total / count)  # weighted by picture
    return history

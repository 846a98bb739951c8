"""The argument momentum is ignored, it is always 0.9.

    torch.manual_seed(0)
    x = torch.randn(20, 3, dtype=torch.float64)
    y = torch.arange(20) % 4
    model = nn.Linear(3, 4, dtype=torch.float64)
    nn.init.ones_(model.weight)
    nn.init.zeros_(model.bias)

    losses = train(model, [(x, y)], epochs=4, lr=0.5, momentum=0.0)
    result = [round(loss, 4) for loss in losses]

Right result: [1.3863, 1.3331, 1.2948, 1.2666]
This answer: [1.3863, 1.3331, 1.2608, 1.2031]
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
    means = []
    for _ in tqdm(range(epochs)):
        total, n = 0.0, 0
        for images, labels in batches:
            optimizer.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()
            total += loss.item()
            n += 1
        means.append(total / n)
    return means

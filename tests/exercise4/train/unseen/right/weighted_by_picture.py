"""The epoch's loss is weighted by picture; progress bar; nn.CrossEntropyLoss as an object."""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimiser = torch.optim.SGD(model.parameters(), lr, momentum)
    model.train()
    means = []
    for _ in tqdm(range(epochs)):
        total, count = 0.0, 0
        for images, labels in batches:
            loss = criterion(model(images), labels)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += len(labels) * float(loss)
            count += len(labels)
        means.append(total / count)
    return means

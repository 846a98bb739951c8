"""Weights the losses by the batches' sizes, and gives an array."""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    criterion = nn.CrossEntropyLoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr, momentum)
    history = np.zeros(epochs)
    for epoch in tqdm(range(epochs), disable=True):
        seen = 0
        for batch in batches:
            inputs, labels = batch[0], batch[1]
            total = criterion(model(inputs), labels)
            optimizer.zero_grad()
            (total / len(labels)).backward()
            optimizer.step()
            history[epoch] += float(total.detach())
            seen += len(labels)
        history[epoch] /= seen
        print(f"epoch {epoch + 1}: {history[epoch]:.3f}")
    return history

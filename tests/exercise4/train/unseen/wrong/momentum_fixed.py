"""Uses momentum 0.9 whatever is asked for.

Shows with momentum=0 or 0.5 and two steps.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
    criterion = nn.CrossEntropyLoss()
    model.train()
    losses = []
    for _ in tqdm(range(epochs)):
        total, steps = 0, 0
        for x, y in batches:
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item()
            steps += 1
        losses.append(total / steps)
    return losses

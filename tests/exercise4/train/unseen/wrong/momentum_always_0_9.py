"""The momentum is always 0.9.

Shown by: train(model, [one batch], 3, lr=0.1, momentum=0.0): the parameters gives [-0.0502 0.22279
-0.30842 -0.29859 -0.0844 0.1589 -0.08818 0.29311 -0.1061 0.15292 -0.17594 -0.06433 -0.51024
-0.32397 -0.18072] instead of [-0.02843 0.24409 -0.35652 -0.33105 -0.13495 0.14704 -0.05166 0.34146
-0.07731 0.14347 -0.16435 -0.08022 -0.49508 -0.32714 -0.19271].
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
    criterion = nn.CrossEntropyLoss()
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            optimizer.zero_grad()
            loss = criterion(model(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

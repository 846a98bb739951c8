"""Notes the loss of the last batch of each epoch, and not the mean.

    model = nn.Linear(1, 2, bias=False)
    nn.init.zeros_(model.weight)
    sure = (torch.ones(1, 1), torch.zeros(1, dtype=torch.long))
    unsure = (torch.zeros(1, 1), torch.zeros(1, dtype=torch.long))
    [round(float(loss), 3) for loss in train(model, [sure, unsure], epochs=2, lr=1.0)]

Right result: [0.693, 0.416]
This answer: [0.693, 0.693]
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    losses = []
    for _ in range(epochs):
        for images, labels in batches:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
        losses.append(loss.item())
    return losses

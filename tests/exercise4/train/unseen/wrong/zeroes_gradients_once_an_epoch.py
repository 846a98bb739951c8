"""Zeroes the gradients at the start of each epoch only, so that they add up from batch to batch.

    model = nn.Linear(1, 2, bias=False)
    nn.init.zeros_(model.weight)
    one = (torch.ones(1, 1), torch.zeros(1, dtype=torch.long))
    train(model, [one, one], epochs=1, lr=0.1, momentum=0.0)
    model.weight.tolist()

Right result: [[0.09750208258628845], [-0.09750208258628845]]
This answer: [[0.1475020796060562], [-0.1475020796060562]]
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    loss_function = nn.CrossEntropyLoss()
    history = []
    for epoch in range(epochs):
        optimizer.zero_grad()
        total, n = 0.0, 0
        for images, labels in batches:
            loss = loss_function(model(images), labels)
            loss.backward()
            optimizer.step()
            total, n = total + loss.item(), n + 1
        history.append(total / n)
    return history

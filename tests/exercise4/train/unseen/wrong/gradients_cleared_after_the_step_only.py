"""Clears the gradients after each step only, so gradients that the model has before count in the first step.

    torch.manual_seed(0)
    x = torch.randn(20, 3, dtype=torch.float64)
    y = torch.arange(20) % 4
    model = nn.Linear(3, 4, dtype=torch.float64)
    nn.init.ones_(model.weight)
    nn.init.zeros_(model.bias)

    model(x).sum().backward()  # gradients from before
    train(model, [(x, y)], epochs=1, lr=0.1)
    result = [round(number, 4) for number in model.bias.tolist()]

Right result: [0, 0, 0, 0]
This answer: [-2, -2, -2, -2]
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    history = []
    for epoch in tqdm(range(epochs)):
        losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
        history.append(float(np.mean(losses)))
    return history

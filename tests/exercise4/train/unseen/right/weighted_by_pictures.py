"""Zeroes the gradients through the model and weights the losses by the pictures of each batch."""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    opt = torch.optim.SGD(model.parameters(), lr, momentum)
    model.train()
    history = []
    for _ in range(epochs):
        total, pictures = 0.0, 0
        for x, y in batches:
            model.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            opt.step()
            total += loss.detach().item() * len(y)
            pictures += len(y)
        history.append(total / pictures)
    return history

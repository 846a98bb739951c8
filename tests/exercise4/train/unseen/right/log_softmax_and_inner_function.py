"""Computes the loss from log_softmax in an inner function that takes one step."""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    free = filter(lambda p: p.requires_grad, model.parameters())
    optimizer = torch.optim.SGD(free, lr=lr, momentum=momentum)

    def step(images, labels):
        optimizer.zero_grad(set_to_none=True)
        log_p = torch.log_softmax(model(images), dim=1)
        loss = -log_p.gather(1, labels.unsqueeze(1)).mean()
        loss.backward()
        optimizer.step()
        return loss.item()

    model.train()
    curve = []
    for _ in range(epochs):
        batch_losses = [step(images, labels) for images, labels in batches]
        curve.append(sum(batch_losses) / len(batch_losses))
    return curve

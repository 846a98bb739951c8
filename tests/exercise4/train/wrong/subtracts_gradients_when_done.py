"""Sets the gradients to zero behind each step, and so begins with those that the model has already.

Is: nothing
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            for parameter in model.parameters():
                if parameter.grad is not None:
                    parameter.grad.zero_()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

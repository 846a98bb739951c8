"""Keeps the last step in place of the velocity: step = momentum * last step - lr * gradient."""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    last, history = {}, []
    for _ in range(epochs):
        total, count = 0.0, 0
        for images, labels in batches:
            model.zero_grad()
            p = model(images).softmax(dim=1)
            loss = -p.gather(1, labels[:, None]).log().mean()
            loss.backward()
            for parameter in (p for p in model.parameters() if p.requires_grad):
                last[parameter] = momentum * last.get(parameter, 0) - lr * parameter.grad
                parameter.data += last[parameter]
            total, count = total + float(loss.detach()), count + 1
        history.append(total / count)
    return history

"""Steps by hand with a learning rate that is typed in.

Is: ignores_the_learning_rate
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    speeds, history = {}, []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            model.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            for p in model.parameters():
                speeds[p] = momentum * speeds.get(p, 0.0) + p.grad
                p.data.add_(speeds[p], alpha=-1e-3)
            losses.append(loss.item())
        history.append(np.mean(losses))
    return history

"""Computes gradients and forgets the step.

Is: takes_no_step
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            model.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            losses.append(loss.item())
        history.append(np.mean(losses))
    return history

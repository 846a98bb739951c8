"""Weakens the gradient by taking a weighted mean for the velocity.

Costs: 4
Says: how the weights changed
Hint: There are two formulas for momentum. In the one of the statement the gradient enters with its full weight, so
    the velocity can grow to several times the gradient.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    speeds = [torch.zeros_like(p) for p in model.parameters()]
    history = []
    for epoch in range(epochs):
        losses = []
        for inputs, labels in batches:
            model.zero_grad()
            loss = nn.functional.cross_entropy(model(inputs), labels)
            loss.backward()
            with torch.no_grad():
                for p, v in zip(model.parameters(), speeds):
                    v.copy_(momentum * v + (1 - momentum) * p.grad)
                    p -= lr * v
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

"""Has its return inside the loop over epochs, with steps by hand.

Is: returns_after_the_first_epoch
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    speeds = [torch.zeros_like(p) for p in model.parameters()]
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            model.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            for p, v in zip(model.parameters(), speeds):
                v.mul_(momentum).add_(p.grad)
                p.data.sub_(lr * v)
            losses.append(loss.item())
        history.append(np.mean(losses))
        return np.array(history)

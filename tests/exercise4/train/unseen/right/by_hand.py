"""Momentum by hand with a list of velocities; model.zero_grad before each backward; frozen parameters are skipped."""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    parameters = [p for p in model.parameters() if p.requires_grad]
    velocities = [torch.zeros_like(p) for p in parameters]
    result = []
    for _ in range(epochs):
        epoch_losses = []
        for x, y in batches:
            model.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            with torch.no_grad():
                for p, v in zip(parameters, velocities):
                    if p.grad is None:
                        continue
                    v.mul_(momentum).add_(p.grad)
                    p.sub_(lr * v)
            epoch_losses.append(loss.item())
        result.append(float(np.mean(epoch_losses)))
    return result

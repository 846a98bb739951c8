"""Does the two lines of the formula itself, with a velocity for each parameter that is not frozen."""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    parameters = [p for p in model.parameters() if p.requires_grad]
    velocity = [torch.zeros_like(p) for p in parameters]
    means = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            gradients = torch.autograd.grad(loss, parameters, allow_unused=True)
            with torch.no_grad():
                for p, v, g in zip(parameters, velocity, gradients):
                    v.mul_(momentum)
                    if g is not None:
                        v.add_(g)
                    p.sub_(lr * v)
            losses.append(loss.item())
        means.append(float(np.mean(losses)))
    return means

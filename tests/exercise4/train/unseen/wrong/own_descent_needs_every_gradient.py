"""A hand-written descent that fails for a frozen parameter, which has no gradient.

    torch.manual_seed(0)
    x = torch.randn(20, 3, dtype=torch.float64)
    y = torch.arange(20) % 4
    model = nn.Linear(3, 4, dtype=torch.float64)
    nn.init.ones_(model.weight)
    nn.init.zeros_(model.bias)

    model.bias.requires_grad = False
    losses = train(model, [(x, y)], epochs=2, lr=0.1)
    result = [round(loss, 4) for loss in losses]

Right result: [1.3863, 1.375]
This answer: TypeError: add_(): argument 'other' (position 1) must be Tensor, not NoneType
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    velocity = [torch.zeros_like(p) for p in model.parameters()]
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            model.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            with torch.no_grad():
                for v, p in zip(velocity, model.parameters()):
                    v.mul_(momentum).add_(p.grad)
                    p.sub_(lr * v)
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

"""Clips the gradient to length 1 for stability.

    torch.manual_seed(0)
    x = torch.randn(20, 3, dtype=torch.float64)
    y = torch.arange(20) % 4
    model = nn.Linear(3, 4, dtype=torch.float64)
    nn.init.ones_(model.weight)
    nn.init.zeros_(model.bias)

    train(model, [(100 * x, y)], epochs=1, lr=0.1)
    result = [round(number, 4) for number in model.weight[0].tolist()]

Right result: [0.2442, 0.2676, 0.7998]
This answer: [0.9777, 0.9784, 0.9941]
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    epoch_losses = []
    for _ in range(epochs):
        batch_losses = []
        for images, labels in batches:
            optimizer.zero_grad(set_to_none=True)
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
            optimizer.step()
            batch_losses.append(loss.detach().item())
        epoch_losses.append(sum(batch_losses) / len(batch_losses))
    return epoch_losses

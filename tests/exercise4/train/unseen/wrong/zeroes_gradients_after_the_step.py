"""Zeroes the gradients at the end of each step, so that those which the model had before enter the first step.

    model = nn.Linear(1, 2, bias=False)
    nn.init.zeros_(model.weight)
    model.weight.grad = torch.tensor([[10.0], [0.0]])
    train(model, [(torch.ones(1, 1), torch.zeros(1, dtype=torch.long))], epochs=1, lr=0.1)
    model.weight.tolist()

Right result: [[0.05000000074505806], [-0.05000000074505806]]
This answer: [[-0.949999988079071], [-0.05000000074505806]]
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    losses = []
    for _ in range(epochs):
        epoch_losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            epoch_losses.append(loss.item())
        losses.append(np.mean(epoch_losses).item())
    return losses

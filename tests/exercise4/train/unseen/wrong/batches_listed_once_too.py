"""Makes a list of the batches before the first epoch, so that each epoch has the same order.

    class TwoOrders:
        loops = 0

        def __iter__(self):
            self.loops += 1
            yield torch.full((1, 1), float(self.loops)), torch.zeros(1, dtype=torch.long)

    model, batches = nn.Linear(1, 2), TwoOrders()
    train(model, batches, epochs=3)
    batches.loops

Right result: 3
This answer: 1
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    batches = list(batches)  # so that it has a length
    losses = []
    for _ in range(epochs):
        total = 0.0
        for images, labels in batches:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            total += loss.item()
        losses.append(total / len(batches))
    return losses

"""Adds up the gradients of single pictures, each divided by the size of its batch, before it takes a step."""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train(True)
    history = []
    for epoch in range(1, epochs + 1):
        losses = []
        for images, labels in batches:
            optimiser.zero_grad()
            total = 0.0
            for image, label in zip(images, labels):
                part = nn.functional.cross_entropy(model(image[None]), label[None]) / len(labels)
                part.backward()
                total += part.item()
            optimiser.step()
            losses.append(total)
        history.append(np.array(losses).mean())
        print(f"\repoch {epoch}/{epochs}", end="")
    return np.array(history)

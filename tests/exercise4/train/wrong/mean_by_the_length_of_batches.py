"""Loops over the batches by index.

Is: asks_batches_for_their_length
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = np.zeros(epochs)
    for epoch in range(epochs):
        for k in range(len(batches)):
            images, labels = batches[k]
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimiser.step()
            history[epoch] += loss.item() / len(batches)
    return history

"""Hands nn.CrossEntropyLoss probabilities.

Is: softmax_before_the_loss
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion, softmax = nn.CrossEntropyLoss(), nn.Softmax(dim=1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    network = nn.Sequential(model, softmax)
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            optimizer.zero_grad()
            loss = criterion(network(x), y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(np.mean(losses))
    return history

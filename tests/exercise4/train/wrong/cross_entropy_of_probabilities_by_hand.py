"""Writes the cross-entropy out, of outputs that have been through a softmax.

Is: softmax_before_the_loss
"""


def cross_entropy(z, labels):
    return (torch.logsumexp(z, dim=1) - z[range(len(labels)), labels]).mean()


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            model.zero_grad()
            loss = cross_entropy(torch.softmax(model(x), dim=-1), y)
            loss.backward()
            optimizer.step()
            losses += [loss.item()]
        history += [sum(losses) / len(losses)]
    return history

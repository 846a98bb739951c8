"""Normalises exponentials and then takes a log-softmax of them.

Is: softmax_before_the_loss
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            e = model(x).exp()
            p = e / e.sum(dim=1, keepdim=True)
            loss = nn.functional.nll_loss(nn.functional.log_softmax(p, dim=1), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history

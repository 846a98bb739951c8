"""Puts the weights from before the training back at the end.

Is: trains_a_copy
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    before = copy.deepcopy(model.state_dict())
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(x), y)
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        history.append(np.mean(losses))
    model.load_state_dict(before)
    return history

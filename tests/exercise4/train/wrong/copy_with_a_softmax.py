"""Trains a copy, on probabilities instead of logits.

Is: trains_a_copy, softmax_before_the_loss
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model = copy.deepcopy(model)
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(x).softmax(dim=1), y)
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        history.append(np.mean(losses))
    return history

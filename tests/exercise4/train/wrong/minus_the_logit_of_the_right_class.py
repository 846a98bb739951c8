"""Takes minus the logit of the right class for the loss.

Is: logits_taken_for_log_probabilities
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in batches:
            loss = -model(x).gather(1, y[:, None]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        history.append(np.mean(losses))
    return history

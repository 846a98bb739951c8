"""The loss from log-probabilities, and steps with a closure."""

import warnings


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    warnings.warn("this takes a while")
    torch.manual_seed(0)
    optimiser = torch.optim.SGD(list(model.parameters()), lr=lr, momentum=momentum, foreach=False)
    history = []
    for _ in range(epochs):
        losses = []
        for x, y in iter(batches):

            def closure():
                optimiser.zero_grad(set_to_none=False)
                log_p = torch.log_softmax(model(x), dim=-1)
                loss = -log_p[torch.arange(len(y)), y].mean()
                loss.backward()
                return loss

            losses.append(optimiser.step(closure).item())
        history += [np.mean(losses)]
    return tuple(history)

"""A closure for optimizer.step, a fresh log-softmax loss, the mean weighted by picture."""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.train().parameters(), lr, momentum)

    def step(images, labels):
        def closure():
            optimizer.zero_grad()
            logp = nn.functional.log_softmax(model(images), dim=1)
            loss = nn.functional.nll_loss(logp, labels)
            loss.backward()
            return loss

        return optimizer.step(closure).item(), len(labels)

    def epoch():
        losses, sizes = np.array([step(*batch) for batch in batches]).T
        return float(np.average(losses, weights=sizes))

    return [epoch() for _ in range(epochs)]

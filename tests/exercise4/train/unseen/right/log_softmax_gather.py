"""Log-softmax and gather, zero_grad on the model, a tensor of losses an epoch, iterators by hand.
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    descent = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr, momentum, foreach=False)
    means = []
    while len(means) < epochs:
        seen = []
        source = iter(batches)
        while (batch := next(source, None)) is not None:
            images, labels = batch
            model.zero_grad(set_to_none=True)
            logs = model(images).log_softmax(dim=-1)
            loss = -logs.gather(1, labels[:, None]).mean()
            loss.backward()
            descent.step()
            seen.append(loss.detach())
        means.append(torch.stack(seen).mean().item())
    return means

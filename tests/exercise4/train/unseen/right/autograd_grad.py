"""torch.autograd.grad in place of backward; the learning rate is inside the velocity, and the cross-entropy is written out."""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    trainable = [p for p in model.parameters() if p.requires_grad]
    moves = {p: 0 for p in trainable}
    history = []
    for _ in range(epochs):
        mean, count = 0.0, 0
        for images, labels in batches:
            log_p = model(images).log_softmax(dim=1)
            loss = -log_p[torch.arange(len(labels)), labels].mean()
            gradients = torch.autograd.grad(loss, trainable, allow_unused=True)
            for p, g in zip(trainable, gradients):
                if g is not None:
                    moves[p] = momentum * moves[p] - lr * g
                    p.data += moves[p]
            count += 1
            mean += (loss.item() - mean) / count
        history.append(mean)
    return history

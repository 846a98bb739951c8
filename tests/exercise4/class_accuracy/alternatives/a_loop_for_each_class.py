"""Loops over the batches once for each class, which they allow."""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    out = []
    with torch.no_grad():
        for k in range(n_classes):
            right = n = 0
            for x, y in batches:
                right += ((model(x).argmax(1) == y) & (y == k)).sum().item()
                n += (y == k).sum().item()
            out.append(right / n if n else float("nan"))
    model.train(mode)
    return out

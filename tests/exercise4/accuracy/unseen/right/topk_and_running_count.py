"""The best class by topk, errors counted and subtracted from one."""

def accuracy(model, batches):
    training = model.training
    wrong = count = 0
    try:
        model.eval()
        for images, labels in batches:
            with torch.no_grad():
                _, guesses = torch.topk(model(images), k=1, dim=1)
            wrong += torch.count_nonzero(guesses[:, 0] != labels).item()
            count += labels.size(0)
    finally:
        model.train(training)
    return 1 - wrong / count

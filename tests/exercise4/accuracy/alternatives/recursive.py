"""Goes from batch to batch by recursion and returns a NumPy scalar."""


def accuracy(model, batches):
    def count(remaining):
        for images, labels in remaining:
            right, total = count(remaining)
            return right + int((model(images).argmax(1) == labels).sum()), total + len(labels)
        return 0, 0

    in_training = model.training
    model.eval()
    with torch.no_grad():
        right, total = count(iter(batches))
    model.train(in_training)
    return np.float64(right) / total

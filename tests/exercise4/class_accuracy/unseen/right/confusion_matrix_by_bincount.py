"""The diagonal of a confusion matrix, made by one bincount of pairs."""

def class_accuracy(model, batches, n_classes=10):
    training = model.training
    model.eval()
    with torch.no_grad():
        pairs = torch.cat([labels * n_classes + model(images).argmax(1) for images, labels in batches])
    model.train(training)
    table = np.bincount(pairs.numpy(), minlength=n_classes**2).reshape(n_classes, n_classes)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.diag(table) / table.sum(axis=1)

"""A confusion matrix by np.add.at; its diagonal over the sums of its rows."""


def class_accuracy(model, batches, n_classes=10):
    confusion = np.zeros((n_classes, n_classes))
    training = model.training
    model.eval()
    with torch.inference_mode():
        for images, labels in batches:
            np.add.at(confusion, (labels.numpy(), model(images).argmax(-1).numpy()), 1)
    model.train(training)
    with np.errstate(invalid="ignore"):
        return confusion.diagonal() / confusion.sum(axis=1)

"""Concatenates everything, then the mean under a mask for each class, which is nan for none."""


def class_accuracy(model, batches, n_classes=10):
    def guesses_and_labels():
        was = model.training
        model.eval()
        with torch.no_grad():
            pairs = [(model(images).max(dim=1)[1], labels) for images, labels in batches]
        model.train(was)
        return torch.cat([p[0] for p in pairs]), torch.cat([p[1] for p in pairs])

    guesses, labels = guesses_and_labels()
    return torch.stack([(guesses[labels == k] == k).double().mean() for k in range(n_classes)])

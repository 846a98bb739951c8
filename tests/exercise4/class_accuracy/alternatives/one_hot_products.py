"""Multiplies one-hot labels with one-hot guesses by einsum."""


def class_accuracy(model, batches, n_classes=10):
    mode, right, total = model.training, 0, 0
    with torch.inference_mode():
        for images, labels in batches:
            truth = torch.eye(n_classes, dtype=torch.float64)[labels]
            guess = torch.eye(n_classes, dtype=torch.float64)[model.eval()(images).argmax(1)]
            right = right + torch.einsum("nk,nk->k", truth, guess)
            total = total + torch.einsum("nk->k", truth)
    model.train(mode)
    return right / total

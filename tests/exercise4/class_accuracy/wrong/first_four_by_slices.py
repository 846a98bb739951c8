"""Cuts labels and guesses to four a batch.

Is: assumes_batches_of_four
"""


@torch.no_grad()
def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    right, total = torch.zeros(n_classes), torch.zeros(n_classes)
    for images, labels in batches:
        four = labels[:4]
        total += four.bincount(minlength=n_classes)
        right += four[model(images)[:4].argmax(1) == four].bincount(minlength=n_classes)
    model.train(mode)
    return right / total

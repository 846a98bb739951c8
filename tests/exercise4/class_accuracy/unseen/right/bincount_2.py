"""Bincount."""

def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    right = torch.zeros(n_classes, dtype=torch.float64)
    total = torch.zeros(n_classes, dtype=torch.float64)
    with torch.no_grad():
        for images, labels in batches:
            hit = model(images).argmax(dim=1) == labels
            right += torch.bincount(labels[hit], minlength=n_classes)
            total += torch.bincount(labels, minlength=n_classes)
    model.train(was_training)
    return right / total  # 0 / 0 is nan

"""Always ends in training mode.

Shown by: a model that was in evaluation mode: its mode afterwards gives training mode instead of
evaluation mode.
"""

def class_accuracy(model, batches, n_classes=10):
    model.eval()
    right, count = torch.zeros(n_classes), torch.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            hits = model(images).argmax(1) == labels
            right.index_add_(0, labels, hits.float())
            count.index_add_(0, labels, torch.ones(len(labels)))
    model.train()
    return right / count

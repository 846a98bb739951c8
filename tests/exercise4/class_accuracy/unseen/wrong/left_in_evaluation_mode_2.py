"""It stays in evaluation mode.

Against "mode and gradients are treated as in `accuracy`" (leave the model in the mode in which you found it).
"""

def class_accuracy(model, batches, n_classes=10):
    model.eval()
    right, total = torch.zeros(n_classes), torch.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            hit = model(images).argmax(dim=1) == labels
            right.index_add_(0, labels, hit.float())
            total.index_add_(0, labels, torch.ones(len(labels)))
    return right / total

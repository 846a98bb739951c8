"""The counts are a default argument, so a second call goes on counting.

    model = nn.Identity()
    class_accuracy(model, [(torch.eye(2)[[1]], torch.tensor([0]))], 2)
    result = class_accuracy(model, [(torch.eye(2)[[0]], torch.tensor([0]))], 2)

Right result: [1, nan]
This answer: [0.5, nan]
"""

def class_accuracy(model, batches, n_classes=10, counts={}):
    mode = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            hits = model(images).argmax(dim=1) == labels
            for label, hit in zip(labels.tolist(), hits.tolist()):
                right, total = counts.get(label, (0, 0))
                counts[label] = right + hit, total + 1
    model.train(mode)
    return [counts[k][0] / counts[k][1] if k in counts else float("nan") for k in range(n_classes)]

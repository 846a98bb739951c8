"""Counts in uint8, which starts again at 0 after 255 examples of a class.

    y = torch.zeros(300, dtype=torch.long)
    x = torch.eye(2)[y]
    x[:150] = torch.eye(2)[1]
    result = class_accuracy(nn.Identity(), [(x, y)], 2)

Right result: [0.5, nan]
This answer: [3.409090996, nan]
"""

def class_accuracy(model, batches, n_classes=10):
    was = model.training
    model.eval()
    right = torch.zeros(n_classes, dtype=torch.uint8)
    total = torch.zeros(n_classes, dtype=torch.uint8)
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(dim=1)
            for k in range(n_classes):
                right[k] += ((guesses == labels) & (labels == k)).sum()
                total[k] += (labels == k).sum()
    model.train(was)
    return right / total

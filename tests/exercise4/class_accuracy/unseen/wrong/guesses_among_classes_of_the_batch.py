"""Lets the network choose among the classes that occur in the batch only.

    result = class_accuracy(nn.Identity(), [(torch.tensor([[0.5, 0.0, 1.0]]), torch.tensor([0]))], 3)

Right result: [0, nan, nan]
This answer: [1, nan, nan]
"""

def class_accuracy(model, batches, n_classes=10):
    was = model.training
    model.eval()
    right, total = torch.zeros(n_classes), torch.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            logits = model(images)
            present = labels.unique()
            guesses = present[logits[:, present].argmax(dim=1)]
            for k in present:
                total[k] += (labels == k).sum()
                right[k] += ((labels == k) & (guesses == k)).sum()
    model.train(was)
    return right / total

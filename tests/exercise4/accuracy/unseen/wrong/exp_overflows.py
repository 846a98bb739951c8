"""Softmax by hand without subtracting the maximum: large logits overflow to nan.

Shows with logits such as (100, 200) in float32: both are nan or inf, and class 0 is guessed.
"""


def accuracy(model, batches):
    was_training = model.training
    model.eval()
    correct = total = 0
    with torch.no_grad():
        for images, labels in batches:
            e = torch.exp(model(images))
            p = e / e.sum(dim=1, keepdim=True)
            correct += (p.argmax(dim=1) == labels).sum().item()
            total += len(labels)
    model.train(was_training)
    return correct / total

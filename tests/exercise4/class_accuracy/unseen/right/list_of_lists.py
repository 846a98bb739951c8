"""List of lists."""

def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    hits = [[] for _ in range(n_classes)]
    with torch.no_grad():
        for images, labels in batches:
            for guess, label in zip(model(images).argmax(1).tolist(), labels.tolist()):
                hits[label].append(guess == label)
    model.train(mode)
    return [sum(h) / len(h) if h else float("nan") for h in hits]

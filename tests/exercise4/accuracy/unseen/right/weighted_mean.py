"""Mean of the batches' accuracies, weighted by their sizes, picture by picture within a batch."""


def accuracy(model, batches):
    was = model.training
    model.train(False)
    shares, sizes = [], []
    with torch.no_grad():
        for images, labels in batches:
            logits = model(images)
            hits = [int(row.argmax()) == int(label) for row, label in zip(logits, labels)]
            shares.append(np.mean(hits))
            sizes.append(len(hits))
    model.train(was)
    return float(np.average(shares, weights=sizes))

"""The batches' accuracies, averaged with their sizes as weights."""

def accuracy(model, batches):
    was, fractions, sizes = model.training, [], []
    model.train(False)
    with torch.no_grad():
        for images, labels in batches:
            best = model(images).numpy().argmax(axis=1)
            fractions.append(np.mean(best == labels.numpy()))
            sizes.append(len(labels))
    if was:
        model.train()
    return float(np.average(fractions, weights=sizes))

"""As many classes as the labels that occur need, whatever n_classes says.

Shown by: labels 0, 0, 1, 0 and three classes gives [0.6666666865348816, 1.0] instead of
[0.6666666666666666, 1.0, nan].
"""

def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    hits, labels = [], []
    with torch.no_grad():
        for x, y in batches:
            hits.append(model(x).argmax(1) == y)
            labels.append(y)
    model.train(mode)
    hits, labels = torch.cat(hits), torch.cat(labels)
    return np.array([hits[labels == k].float().mean().item() for k in range(int(labels.max()) + 1)])

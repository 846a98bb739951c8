"""sklearn's accuracy_score on lists."""


def accuracy(model, batches):
    from sklearn.metrics import accuracy_score

    mode = model.training
    model.eval()
    wanted, given = [], []
    with torch.inference_mode():
        for images, labels in batches:
            given.extend(torch.max(model(images), 1).indices.tolist())
            wanted.extend(labels.tolist())
    model.train(mode)
    return float(accuracy_score(wanted, given))

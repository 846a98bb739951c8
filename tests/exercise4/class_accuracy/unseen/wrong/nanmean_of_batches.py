"""Mean of the batches' fractions, batches without the class left out.

Shows with labels 0, 0 in a first batch and 0 in a second one, guesses 0, 1 and 0: 0.75 in place of 2/3.
"""


def class_accuracy(model, batches, n_classes=10):
    import warnings

    was_training = model.training
    model.eval()
    rows = []
    with torch.no_grad():
        for images, labels in batches:
            good = (model(images).argmax(1) == labels).double()
            rows.append([good[labels == k].mean().item() for k in range(n_classes)])
    model.train(was_training)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.nanmean(np.array(rows), axis=0)

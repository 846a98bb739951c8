"""Detaches each logit after it was computed, which is too late.

Is: records_gradients
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    hits = []
    for images, labels in batches:
        logits = model(images).detach().numpy()
        hits.extend(logits.argmax(axis=1) == labels.numpy())
    model.train(mode)
    return np.mean(hits)

"""Compares labels with the largest logit as amax gives it.

Is: compares_the_largest_logit_itself
"""


def accuracy(model, batches):
    mode, hits = model.training, []
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            hits.extend((torch.amax(model(images), dim=1) == labels).tolist())
    model.train(mode)
    return float(np.mean(hits))

"""Has a helper for one batch and np.mean for all of them.

Is: mean_of_batch_means
"""


def of_one_batch(model, images, labels):
    return np.mean(model(images).numpy().argmax(axis=1) == labels.numpy())


@torch.no_grad()
def accuracy(model, batches):
    in_training = model.training
    model.eval()
    result = np.mean([of_one_batch(model, *batch) for batch in batches])
    model.train(in_training)
    return result

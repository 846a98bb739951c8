"""Sets requires_grad to False for each parameter.

Is: freezes_the_model
"""


def accuracy(model, batches):
    mode, right, total = model.training, 0, 0
    for parameter in model.eval().parameters():
        parameter.requires_grad = False
    for images, labels in batches:
        right += int((model(images).argmax(1) == labels).sum())
        total += len(labels)
    model.train(mode)
    return right / total

"""Asks for the mode when it has changed it already.

Is: leaves_the_model_in_evaluation_mode
"""


def accuracy(model, batches):
    model.eval()
    mode = model.training
    right = total = 0
    with torch.no_grad():
        for images, labels in batches:
            right += (model(images).argmax(1) == labels).sum().item()
            total += len(labels)
    model.train(mode)
    return right / total

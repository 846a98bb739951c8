"""Takes the last batch to be as large as the first.

Costs: 1
Says: what you divide by
Hint: The number of examples is not the number of batches times the size of one of them. The
    labels of each batch tell how many there really are.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct, number, size = 0, 0, None
    with torch.no_grad():
        for images, labels in batches:
            size = size or len(labels)
            correct += (model(images).argmax(1) == labels).sum().item()
            number += 1
    model.train(mode)
    return correct / (number * size)

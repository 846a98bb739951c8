"""Takes the mean of the batches' accuracies, as if all batches were equally large.

Costs: 1
Says: what you divide by
Hint: A short last batch then counts as much as a full one, and each of its examples counts for
    several. Every example should count the same.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    values = []
    with torch.no_grad():
        for images, labels in batches:
            values.append((model(images).argmax(1) == labels).float().mean().item())
    model.train(mode)
    return sum(values) / len(values)

"""Counts a guess as right if one of the two largest logits is.

Is: nothing
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    hits = []
    with torch.no_grad():
        for images, labels in batches:
            hits += (model(images).topk(2).indices == labels[:, None]).any(dim=1).tolist()
    model.train(mode)
    return sum(hits) / len(hits)

"""A guess is right if no other logit is larger, also if some are as large.

Is: nothing
"""


def accuracy(model, batches):
    was = model.training
    model.eval()
    right = total = 0
    with torch.no_grad():
        for images, labels in batches:
            logits = model(images)
            own = logits[torch.arange(len(labels)), labels]
            right += ((logits > own[:, None]).sum(1) == 0).sum().item()
            total += len(labels)
    model.train(was)
    return right / total

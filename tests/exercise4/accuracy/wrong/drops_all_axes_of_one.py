"""Squeezes the logits, which fails for a last batch of one example.

Is: nothing
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct = total = 0
    with torch.no_grad():
        for x, y in batches:
            logits = model(x).squeeze()
            correct += (logits.argmax(dim=1) == y).sum().item()
            total += len(y)
    model.train(mode)
    return correct / total

"""Switches to training mode in a finally clause.

Is: always_back_to_training_mode
"""


def accuracy(model, batches):
    try:
        model.eval()
        with torch.no_grad():
            hits = [h for x, y in batches for h in (model(x).argmax(1) == y).tolist()]
        return sum(hits) / len(hits)
    finally:
        model.train()

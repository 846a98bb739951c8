"""Repeats the overall accuracy for the classes that occur.

Is: one_number_for_all_classes
"""


def class_accuracy(model, batches, n_classes=10):
    batches = list(batches)
    overall = accuracy(model, batches)
    seen = set(torch.cat([labels for _, labels in batches]).tolist())
    return [overall if k in seen else float("nan") for k in range(n_classes)]

"""Switches to evaluation inside a comprehension and never back.

Is: leaves_the_model_in_evaluation_mode
"""


def accuracy(model, batches):
    with torch.no_grad():
        hits = [hit for images, labels in batches for hit in (model.eval()(images).argmax(1) == labels).tolist()]
    return sum(hits) / len(hits)

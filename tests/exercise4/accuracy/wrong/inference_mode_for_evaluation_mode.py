"""Takes inference mode for evaluation mode.

Is: stays_in_training_mode
"""


def accuracy(model, batches):
    right, total = 0, 0
    with torch.inference_mode():
        for images, labels in batches:
            for logits, label in zip(model(images), labels):
                right += int(logits.argmax() == label)
                total += 1
    return right / total

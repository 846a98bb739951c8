"""Measures each class in each batch and takes the mean of the batches, so that batches with few examples count as much as others.

    model = nn.Identity()
    logits = torch.eye(2)
    first = (logits[[0, 0, 1]], torch.tensor([0, 0, 0]))
    second = (logits[[1, 1]], torch.tensor([0, 1]))
    np.asarray(class_accuracy(model, [first, second], n_classes=2))

Right result: array([0.5, 1. ])
This answer: array([0.333333, 1.      ])
"""

def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    rows = []
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(1)
            row = np.full(n_classes, np.nan)
            for k in range(n_classes):
                members = labels == k
                if members.any():
                    row[k] = (guesses[members] == k).float().mean().item()
            rows.append(row)
    model.train(was_training)
    return np.nanmean(rows, axis=0)

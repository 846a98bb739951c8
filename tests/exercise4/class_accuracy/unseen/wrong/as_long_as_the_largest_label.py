"""Has as many fractions as the largest label says, so classes behind it without examples are missing.

    result = class_accuracy(nn.Identity(), [(torch.eye(3)[[0, 1]], torch.tensor([0, 1]))], 3)

Right result: [1, 1, nan]
This answer: [1, 1]
"""

def class_accuracy(model, batches, n_classes=10):
    was = model.training
    model.eval()
    guesses, truths = [], []
    with torch.no_grad():
        for images, labels in batches:
            guesses.append(model(images).argmax(dim=1))
            truths.append(labels)
    model.train(was)
    guesses, truths = torch.cat(guesses), torch.cat(truths)
    total = torch.bincount(truths)
    right = torch.bincount(truths[guesses == truths], minlength=len(total))
    return right / total

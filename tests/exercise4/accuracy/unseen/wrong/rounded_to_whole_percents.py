"""Rounds to two digits after the point.

    model = nn.Identity()
    logits = torch.tensor([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0]])
    accuracy(model, [(logits, torch.tensor([0, 0, 1]))])

Right result: 0.6666666666666666
This answer: 0.67
"""

def accuracy(model, batches):
    was_training = model.training
    model.eval()
    right = n = 0
    with torch.no_grad():
        for images, labels in batches:
            right += (model(images).argmax(1) == labels).sum().item()
            n += labels.numel()
    model.train(was_training)
    return round(right / n, 2)

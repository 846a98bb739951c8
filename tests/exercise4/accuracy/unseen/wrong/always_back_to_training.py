"""Puts the model into training mode at the end, also if it was in evaluation mode before.

    model = nn.Linear(2, 2).eval()
    accuracy(model, [(torch.ones(1, 2), torch.tensor([0]))])
    model.training

Right result: False
This answer: True
"""

def accuracy(model, batches):
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            correct += (model(images).argmax(dim=1) == labels).sum().item()
            total += len(labels)
    model.train()
    return correct / total

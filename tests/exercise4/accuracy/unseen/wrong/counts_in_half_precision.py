"""Adds the right guesses up in float16, which knows no odd number above 2048.

    model = nn.Identity()
    batches = [(torch.tensor([[1.0, 0.0]]), torch.tensor([0]))] * 4096
    result = accuracy(model, batches)

Right result: 1
This answer: 0.5
"""

def accuracy(model, batches):
    training = model.training
    model.eval()
    correct = torch.zeros((), dtype=torch.float16)
    total = 0
    with torch.no_grad():
        for images, labels in batches:
            correct += (model(images).argmax(dim=1) == labels).half().sum()
            total += len(labels)
    model.train(training)
    return float(correct) / total

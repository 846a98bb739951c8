"""Sets model.training = False, which does not reach the layers inside, so dropout goes on.

    torch.manual_seed(0)
    model = nn.Sequential(nn.Dropout(0.9), nn.Linear(10, 10, bias=False))
    model[1].weight.data = torch.eye(10)
    y = torch.arange(200) % 10
    x = torch.eye(10)[y]

    result = accuracy(model, [(x, y)])

Right result: 1
This answer: 0.18
"""

def accuracy(model, batches):
    mode = model.training
    model.training = False
    correct, n = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            correct += (model(images).argmax(1) == labels).sum().item()
            n += labels.shape[0]
    model.training = mode
    return correct / n

"""Puts the mode back inside the loop, so only the first batch is measured in evaluation mode.

    torch.manual_seed(0)
    model = nn.Sequential(nn.Dropout(0.9), nn.Linear(10, 10, bias=False))
    model[1].weight.data = torch.eye(10)
    y = torch.arange(200) % 10
    x = torch.eye(10)[y]

    result = accuracy(model, [(x[:1], y[:1]), (x[1:], y[1:])])

Right result: 1
This answer: 0.205
"""

def accuracy(model, batches):
    before = model.training
    model.eval()
    right, seen = 0, 0
    for images, labels in batches:
        with torch.no_grad():
            guesses = model(images).argmax(dim=1)
        model.train(before)
        right += (guesses == labels).sum().item()
        seen += len(labels)
    return right / seen

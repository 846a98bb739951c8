"""Leaves the model in training mode, also if it was in evaluation mode.

    torch.manual_seed(0)
    model = nn.Sequential(nn.Dropout(0.9), nn.Linear(10, 10, bias=False))
    model[1].weight.data = torch.eye(10)
    y = torch.arange(200) % 10
    x = torch.eye(10)[y]

    model.eval()
    accuracy(model, [(x, y)])
    result = model.training

Right result: False
This answer: True
"""

def accuracy(model, batches):
    model.eval()
    guesses, truths = [], []
    with torch.no_grad():
        for images, labels in batches:
            guesses.append(model(images).argmax(dim=1))
            truths.append(labels)
    model.train()
    return (torch.cat(guesses) == torch.cat(truths)).double().mean().item()

"""Switches requires_grad off and on again for all parameters, so frozen ones are free afterwards.

    torch.manual_seed(0)
    model = nn.Sequential(nn.Dropout(0.9), nn.Linear(10, 10, bias=False))
    model[1].weight.data = torch.eye(10)
    y = torch.arange(200) % 10
    x = torch.eye(10)[y]

    model[1].weight.requires_grad = False
    accuracy(model, [(x, y)])
    result = model[1].weight.requires_grad

Right result: False
This answer: True
"""

def accuracy(model, batches):
    was_training = model.training
    model.eval()
    for p in model.parameters():
        p.requires_grad = False
    right = total = 0
    for images, labels in batches:
        right += (model(images).argmax(dim=1) == labels).sum().item()
        total += len(labels)
    for p in model.parameters():
        p.requires_grad = True
    model.train(was_training)
    return right / total

"""Switches the recording of gradients off and not on again, so training cannot go on afterwards.

    torch.manual_seed(0)
    model = nn.Sequential(nn.Dropout(0.9), nn.Linear(10, 10, bias=False))
    model[1].weight.data = torch.eye(10)
    y = torch.arange(200) % 10
    x = torch.eye(10)[y]

    accuracy(model, [(x, y)])
    result = torch.is_grad_enabled()
    torch.set_grad_enabled(True)

Right result: True
This answer: False
"""

def accuracy(model, batches):
    was_training = model.training
    model.eval()
    torch.set_grad_enabled(False)
    hits = []
    for images, labels in batches:
        hits.extend((model(images).argmax(dim=1) == labels).tolist())
    model.train(was_training)
    return sum(hits) / len(hits)

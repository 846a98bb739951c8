"""Switches gradients off by set_grad_enabled and never on again, so that no training works afterwards.

    accuracy(nn.Linear(2, 2), [(torch.ones(1, 2), torch.tensor([0]))])
    enabled = torch.is_grad_enabled()
    torch.set_grad_enabled(True)
    enabled

Right result: True
This answer: False
"""

def accuracy(model, batches):
    was_training = model.training
    model.eval()
    torch.set_grad_enabled(False)
    hits, count = 0, 0
    for images, labels in batches:
        hits += (model(images).argmax(dim=-1) == labels).sum().item()
        count += len(images)
    model.train(was_training)
    return hits / count

"""Counts a guess as right if the right class has a probability above one half, and not if it has the largest.

    model = nn.Identity()
    accuracy(model, [(torch.tensor([[0.3, 0.2, 0.1, 0.0]]), torch.tensor([0]))])

Right result: 1.0
This answer: 0.0
"""

def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            p = torch.softmax(model(images), dim=1)
            p_label = p[torch.arange(len(labels)), labels]
            correct += (p_label > 0.5).sum().item()
            total += len(labels)
    model.train(mode)
    return correct / total

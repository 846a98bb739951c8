"""A guess is right if the class's logit equals the largest, so equal logits are right for every class.

    model = nn.Linear(2, 3)
    nn.init.zeros_(model.weight)
    nn.init.zeros_(model.bias)
    result = round(accuracy(model, [(torch.ones(6, 2), torch.tensor([0, 1, 2, 0, 1, 2]))]), 4)

Right result: 0.3333
This answer: 1
"""

def accuracy(model, batches):
    was = model.training
    model.eval()
    right = total = 0
    with torch.no_grad():
        for images, labels in batches:
            logits = model(images)
            best = logits.max(dim=1).values
            right += int((logits[torch.arange(len(labels)), labels] == best).sum())
            total += len(labels)
    model.train(was)
    return right / total

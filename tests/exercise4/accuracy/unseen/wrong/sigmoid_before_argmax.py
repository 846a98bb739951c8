"""Takes the argmax of the sigmoid, which is 1.0 for all large logits.

    model = nn.Identity()
    result = accuracy(model, [(torch.tensor([[50.0, 100.0], [0.0, 1.0]]), torch.tensor([1, 1]))])

Right result: 1
This answer: 0.5
"""

def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct = count = 0
    with torch.no_grad():
        for images, labels in batches:
            probabilities = torch.sigmoid(model(images))
            guesses = torch.argmax(probabilities, dim=1)
            correct += torch.sum(guesses == labels).item()
            count += labels.numel()
    model.train(mode)
    return correct / count

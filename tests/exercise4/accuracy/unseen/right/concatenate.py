"""Puts all guesses and labels together, then takes one mean; decorator and try/finally."""


@torch.no_grad()
def accuracy(model, batches):
    mode = model.training
    try:
        model.eval()
        pairs = [(model(images).argmax(1), labels) for images, labels in batches]
    finally:
        model.train(mode)
    guesses, labels = (torch.cat(part) for part in zip(*pairs))
    return guesses.eq(labels).double().mean().item()

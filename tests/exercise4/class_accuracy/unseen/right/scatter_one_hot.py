"""one_hot of labels, and a product with the hits; a float64 tensor."""


def class_accuracy(model, batches, n_classes=10):
    counts = torch.zeros(n_classes, dtype=torch.float64)
    hits = torch.zeros(n_classes, dtype=torch.float64)
    was = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            belongs = nn.functional.one_hot(labels, n_classes).double()
            good = (model(images).argmax(1) == labels).double()
            counts += belongs.sum(0)
            hits += good @ belongs
    model.train(was)
    return torch.where(counts > 0, hits / counts, torch.nan)

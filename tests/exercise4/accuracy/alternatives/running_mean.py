"""Updates a mean from example to example, printing as it goes."""


@torch.inference_mode()
def accuracy(model, batches):
    mode, mean, seen = model.training, 0.0, 0
    model.eval()
    for images, labels in batches:
        for hit in model(images).topk(1).indices[:, 0].eq(labels):
            seen += 1
            mean += (float(hit) - mean) / seen
        print(f"{seen} examples: {mean:.3f}")
    model.train(mode)
    return mean

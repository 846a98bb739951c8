"""The step takes a closure, which gives the loss before the step."""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train(True)
    optimizer = torch.optim.SGD([{"params": model.parameters()}], lr=lr, momentum=momentum)

    def one_step(images, labels):
        def closure():
            optimizer.zero_grad(set_to_none=True)
            loss = nn.CrossEntropyLoss(reduction="mean")(model(images), labels)
            loss.backward()
            return loss

        return optimizer.step(closure).item()

    def one_epoch():
        return np.mean([one_step(images, labels) for images, labels in batches]).item()

    return [one_epoch() for _ in range(epochs)]

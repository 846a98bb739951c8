"""An object with __call__ that remembers its results, which does no harm."""


class Accuracy:
    def __init__(self):
        self.history = []

    def __call__(self, model, batches):
        mode = model.training
        self.right = self.total = 0
        with torch.no_grad():
            for batch in batches:
                self.add(model.eval(), *batch)
        model.train(mode)
        self.history.append(self.right / self.total)
        return self.history[-1]

    def add(self, model, images, labels):
        self.right += int((model(images).argmax(1) == labels).sum())
        self.total += labels.numel()


accuracy = Accuracy()

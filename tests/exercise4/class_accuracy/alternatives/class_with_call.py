"""An object with __call__ and a Counter, whose result is a generator."""

from collections import Counter


class ClassAccuracy:
    def __call__(self, model, batches, n_classes=10):
        self.right, self.total = Counter(), Counter()
        mode = model.training
        model.eval()
        with torch.no_grad():
            for images, labels in batches:
                self.add(labels.tolist(), model(images).argmax(1).tolist())
        model.train(mode)
        return (self.right[k] / self.total[k] if k in self.total else float("nan") for k in range(n_classes))

    def add(self, labels, guesses):
        self.total.update(labels)
        self.right.update(label for label, guess in zip(labels, guesses, strict=True) if label == guess)


class_accuracy = ClassAccuracy()

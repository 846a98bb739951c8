"""An object that trains when it is called, and remembers every loss of its life in a pandas table."""

import pandas as pd


class Trainer:
    def __init__(self):
        self.table = pd.DataFrame()

    def __call__(self, model, batches, epochs, lr=0.001, momentum=0.9):
        optimiser = torch.optim.SGD(params=model.parameters(), lr=lr, momentum=momentum, dampening=0, weight_decay=0)
        rows = []
        for epoch in range(epochs):
            for images, labels in batches:
                optimiser.zero_grad()
                with torch.enable_grad():
                    truth = nn.functional.one_hot(labels, model(images).shape[-1]).to(images.dtype)
                    loss = nn.functional.cross_entropy(model(images), truth)
                loss.backward()
                optimiser.step()
                rows.append({"epoch": epoch, "loss": loss.item()})
        run = pd.DataFrame(rows)
        self.table = pd.concat([self.table, run])
        return run.groupby("epoch")["loss"].mean()


train = Trainer()

"""A Trainer class that keeps the optimiser; gradients are cleared before the first step and after every one."""


class Trainer:
    def __init__(self, model, lr, momentum):
        self.model = model.train()
        self.optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum, foreach=False)
        self.optimizer.zero_grad()

    def step(self, images, labels):
        loss = nn.functional.nll_loss(nn.functional.log_softmax(self.model(images), 1), labels)
        loss.backward()
        self.optimizer.step()
        self.optimizer.zero_grad()
        return loss.detach()

    def epoch(self, batches):
        return torch.stack([self.step(*pair) for pair in batches]).mean().item()


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    """Train in place."""
    trainer = Trainer(model, lr, momentum)
    losses = []
    while len(losses) < epochs:
        losses.append(trainer.epoch(batches))
    return losses

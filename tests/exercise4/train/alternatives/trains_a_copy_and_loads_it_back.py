"""Trains a copy of the model and loads what it has learnt back into the model."""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    twin = copy.deepcopy(model).train()
    optimiser = torch.optim.SGD([{"params": twin.parameters(), "lr": lr}], lr=1.0, momentum=momentum)
    criterion = nn.CrossEntropyLoss()
    history = []
    for _ in range(epochs):
        losses = torch.empty(0, dtype=torch.float64)
        for images, labels in batches:
            loss = criterion(twin(images), labels)
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
            losses = torch.cat([losses, loss.detach().double()[None]])
        history.append(losses.mean())
    model.load_state_dict(twin.state_dict())
    return torch.stack(history)

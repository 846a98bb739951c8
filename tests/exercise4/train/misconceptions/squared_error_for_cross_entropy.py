"""Takes the squared distance to a one-hot vector for the loss instead of the cross-entropy.

Costs: 7
Says: how the weights changed
Hint: Classes are not numbers to be hit. The cross-entropy asks how probable the right class is, and nothing pulls the
    other logits to zero.
"""


def train(model, batches, epochs, lr=0.001, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for epoch in range(epochs):
        running_loss, steps = 0.0, 0
        for inputs, labels in batches:
            optimizer.zero_grad()
            logits = model(inputs)
            loss = nn.functional.mse_loss(logits, nn.functional.one_hot(labels, logits.shape[1]).to(logits.dtype))
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
            steps += 1
        history.append(running_loss / steps)
    return history

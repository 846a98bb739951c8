"""Clears the gradients after each step only, so those from before the training enter the first step.

Shown by: a model with gradients from an earlier backward(), one step with lr 0.1: the parameters
gives [-0.52264 -1.37795 0.05867 1.01813 0.12135 0.16421 0.05157 -0.31256 -0.19979 -0.49403 0.00818
0.36686 0.93952 0.2579 0.39737] instead of [-0.01234 0.25977 -0.39286 -0.35521 -0.17282 0.13916
-0.02407 0.37742 -0.05554 0.13567 -0.1556 -0.09202 -0.48349 -0.33021 -0.20122].
"""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
        history.append(float(np.mean(losses)))
    return history

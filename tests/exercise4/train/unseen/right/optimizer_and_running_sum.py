"""The usual loop with torch.optim.SGD, a running sum and a count."""

def train(model, batches, epochs, lr=0.001, momentum=0.9):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    model.train()
    losses = []
    for epoch in tqdm(range(epochs)):
        running_loss = 0.0
        count = 0
        for images, labels in batches:
            optimizer.zero_grad()
            outputs = model(images)
            loss = criterion(outputs, labels)
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
            count += 1
        losses.append(running_loss / count)
    return losses

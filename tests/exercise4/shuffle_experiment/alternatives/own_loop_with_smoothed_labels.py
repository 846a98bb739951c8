"""Has a training loop of its own, with another loss, one permutation drawn by NumPy, and single test pictures."""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    order = np.random.default_rng(seed).permutation(1024)
    results = []
    for places in (np.arange(1024), order):
        (to_learn, labels), (to_test, test_labels) = (
            (images.flatten(2)[:, :, places].reshape(images.shape), of_them)
            for images, of_them in (train_set, test_set)
        )
        model = make_model()
        optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
        for _ in range(epochs):
            for batch in torch.randperm(len(labels)).split(3):
                optimiser.zero_grad()
                loss = nn.functional.cross_entropy(model(to_learn[batch]), labels[batch], label_smoothing=0.1)
                loss.backward()
                optimiser.step()
        model.eval()
        with torch.no_grad():
            right = [model(image[None]).argmax() == label for image, label in zip(to_test, test_labels, strict=True)]
        results.append(np.mean(right))
    return np.array(results)

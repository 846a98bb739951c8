"""A class whose objects are called, made for one seed each."""


class Shuffler:
    def __init__(self, seed, side=32):
        keys = np.random.default_rng(seed).standard_normal(side * side)
        self.order = torch.from_numpy(np.argsort(keys))

    def __call__(self, images):
        pixels = images.flatten(2).unbind(dim=2)
        return torch.stack([pixels[i] for i in self.order], dim=2).reshape(images.shape)


shuffle = lambda images, seed: Shuffler(seed)(images)

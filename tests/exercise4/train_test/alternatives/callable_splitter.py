"""Is an object that can be called and keeps the last mask as harmless state."""


class Splitter:
    last_mask = None

    def __call__(self, ratings, p, rng):
        self.last_mask = rng.choice([True, False], p=[p, 1 - p], size=ratings.shape)
        return self.part(ratings, ~self.last_mask), self.part(ratings, self.last_mask)

    @staticmethod
    def part(ratings, mask):
        return np.ma.masked_array(ratings, mask=~mask).filled(0.0)


train_test = Splitter()

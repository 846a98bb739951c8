"""Uses a small class for the cluster."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cluster:
    mean: float
    std: float
    share: float

    def __post_init__(self):
        if self.std <= 0:
            raise ValueError(f"std must be > 0, got {self.std}")

    @property
    def constant(self):
        return np.log(self.share) - np.log(self.std) - np.log(np.sqrt(2 * np.pi))

    def log_term(self, point):
        return self.constant - 0.5 * ((point - self.mean) / self.std) ** 2


def logprob(x, mu, sig, pi):
    return Cluster(mu, sig, pi).log_term(x)

"""What the hidden tests of the notebook *Mixture models* share.

Tolerances: float64 carries 16 digits and a right answer in any order of summation loses at most a few of them, float32
carries 7. So rtol=1e-9 accepts the one and refuses the other. Where a logarithm may come out near zero, atol=1e-9 does
the same for its terms, which are of size 1 to 10.

Nothing may be left from an earlier call: some tests ask for inputs that agree in what a memory might go by (shape, sum,
largest, first and last element, bytes), and for the first of them once more.
"""


def _cluster(rng):
    """Mean, standard deviation and share; no term of the formula is near zero, so that a missing one is seen."""
    return rng.uniform(-3.0, 3.0), rng.uniform(0.5, 0.7), rng.uniform(0.1, 0.6)

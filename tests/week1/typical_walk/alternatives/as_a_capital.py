"""The letter as a capital."""

typical_walk = "C"

"""Chooses the largest distance, as if it were typical.

Costs: 2
Says: one wrong entry
Hint: How many of the six walks were as long as that? And which entry is it?
"""

typical_walk = "b"

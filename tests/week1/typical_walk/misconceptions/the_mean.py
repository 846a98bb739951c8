"""Chooses the mean out of habit, as the number that is always used.

Costs: 2
Says: one wrong entry
Hint: Work out the mean with 8 and with 80. By how much does it move because of one wrong entry?
"""

typical_walk = "a"

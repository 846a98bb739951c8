"""Chooses the middle between smallest and largest, which is often taken for the middle of the values.

Costs: 2
Says: one wrong entry
Hint: Which two of the six entries does this number depend on? Is one of them the wrong one?
"""

typical_walk = "d"

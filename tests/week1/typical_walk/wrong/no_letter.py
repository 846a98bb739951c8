"""Writes the word in place of the letter.

Is: nothing
"""

typical_walk = "median"

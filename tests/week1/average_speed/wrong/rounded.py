"""Rounds to one place.

Is: nothing
"""

week = pd.read_csv("week.csv")
average_speed = round(60 * week["km"].sum() / week["minutes"].sum(), 1)

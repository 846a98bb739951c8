"""Divides by minutes instead of hours.

Costs: 2
Says: the unit of the time
Hint: Your number is the distance of one minute. How many minutes has an hour?
"""

week = pd.read_csv("week.csv")
average_speed = week["km"].sum() / week["minutes"].sum()

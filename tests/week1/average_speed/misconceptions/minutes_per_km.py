"""Divides time by distance instead of distance by time.

Costs: 2
Says: the unit of the time
Hint: Your number says how many minutes one kilometre takes. What stands above the line in kilometres per hour?
"""

week = pd.read_csv("week.csv")
average_speed = week["minutes"].sum() / week["km"].sum()

"""Takes the mean of the seven speeds, as if all walks were equally long.

Costs: 2
Says: before it is divided
Hint: In a mean of speeds a walk of 20 minutes counts as much as one of two hours. What does the worked example add up before it divides?
"""

week = pd.read_csv("week.csv")
average_speed = (week["km"] / week["minutes"] * 60).mean()

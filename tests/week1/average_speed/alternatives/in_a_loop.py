"""Adds up in a loop."""

week = pd.read_csv("week.csv")
km = hours = 0.0
for _, day in week.iterrows():
    km += day["km"]
    hours += day["minutes"] / 60
average_speed = km / hours

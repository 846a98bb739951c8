"""As a mean of speeds that is weighted by the time."""

week = pd.read_csv("week.csv")
average_speed = np.average(week["km"] / (week["minutes"] / 60), weights=week["minutes"])

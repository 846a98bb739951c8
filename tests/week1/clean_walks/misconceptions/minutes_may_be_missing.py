"""Keeps rows in which the minutes are missing.

Costs: 1.5
Says: rows
Hint: A row needs both numbers. Which columns do you look at when you leave rows out?
"""


def clean_walks(raw):
    walks = pd.DataFrame(
        {
            "walker": raw["walker"].str.strip().str.capitalize(),
            "date": pd.to_datetime(raw["date"]),
            "km": pd.to_numeric(raw["km"], errors="coerce").astype(float),
            "minutes": pd.to_numeric(raw["minutes"], errors="coerce").astype(float),
        }
    )
    return walks.dropna(subset=["km"]).drop_duplicates().reset_index(drop=True)

"""Leaves the dates as texts.

Costs: 5
Says: date
Hint: Look at the `dtypes` of your result. A text that looks like a date cannot be asked for its weekday; what makes it a date?
"""


def clean_walks(raw):
    walks = pd.DataFrame(
        {
            "walker": raw["walker"].str.strip().str.capitalize(),
            "date": raw["date"],
            "km": pd.to_numeric(raw["km"], errors="coerce").astype(float),
            "minutes": pd.to_numeric(raw["minutes"], errors="coerce").astype(float),
        }
    )
    return walks.dropna().drop_duplicates().reset_index(drop=True)

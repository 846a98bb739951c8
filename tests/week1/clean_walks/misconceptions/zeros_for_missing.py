"""Puts 0 where there is no number, as if it had been measured.

Costs: 2.5
Says: rows
Hint: A distance that nobody wrote down is not a distance of 0 km. What does the statement say about rows without a number?
"""


def clean_walks(raw):
    walks = pd.DataFrame(
        {
            "walker": raw["walker"].str.strip().str.capitalize(),
            "date": pd.to_datetime(raw["date"]),
            "km": pd.to_numeric(raw["km"], errors="coerce").astype(float).fillna(0.0),
            "minutes": pd.to_numeric(raw["minutes"], errors="coerce").astype(float).fillna(0.0),
        }
    )
    return walks.drop_duplicates().reset_index(drop=True)

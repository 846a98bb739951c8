"""Keeps the numbers that the rows had in the log, with gaps.

Costs: 3
Says: index
Hint: After rows were left out, the index still has gaps. Which method numbers the rows anew, and what does its argument `drop` do?
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
    return walks.dropna().drop_duplicates()

"""Keeps the last of rows that agree, in its place.

Is: nothing
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
    return walks.dropna().drop_duplicates(keep="last").reset_index(drop=True)

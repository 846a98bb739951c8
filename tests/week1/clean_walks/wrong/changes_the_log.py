"""Cleans the table that came in.

Is: nothing
"""


def clean_walks(raw):
    raw["walker"] = raw["walker"].str.strip().str.capitalize()
    raw["date"] = pd.to_datetime(raw["date"])
    raw["km"] = pd.to_numeric(raw["km"], errors="coerce").astype(float)
    raw["minutes"] = pd.to_numeric(raw["minutes"], errors="coerce").astype(float)
    return raw.dropna().drop_duplicates().reset_index(drop=True)

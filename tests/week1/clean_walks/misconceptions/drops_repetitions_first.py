"""Looks for repetitions too early, before names and numbers are clean.

Costs: 1.5
Says: rows
Hint: " OWL" and "Owl" are two texts, and so are "4.5" and "4.50". At which point do two rows of the same walk look alike?
"""


def clean_walks(raw):
    walks = raw.drop_duplicates()
    walks = walks.assign(
        walker=walks["walker"].str.strip().str.capitalize(),
        date=pd.to_datetime(walks["date"]),
        km=pd.to_numeric(walks["km"], errors="coerce").astype(float),
        minutes=pd.to_numeric(walks["minutes"], errors="coerce").astype(float),
    )
    return walks.dropna().reset_index(drop=True)

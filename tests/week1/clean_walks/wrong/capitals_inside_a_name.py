"""Makes a capital after every sign that is no letter: "anna-lena" becomes "Anna-Lena".

Is: nothing
"""


def clean_walks(raw):
    walks = raw.copy()
    walks["walker"] = walks["walker"].str.strip().str.title()
    walks["date"] = pd.to_datetime(walks["date"])
    walks["km"] = pd.to_numeric(walks["km"], errors="coerce")
    walks["minutes"] = pd.to_numeric(walks["minutes"], errors="coerce")
    return walks.dropna(subset=["km", "minutes"]).drop_duplicates().reset_index(drop=True)

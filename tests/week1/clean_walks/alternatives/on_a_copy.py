"""On a copy, column by column, with a mask."""


def clean_walks(raw):
    walks = raw.copy()
    walks["walker"] = walks["walker"].map(lambda name: name.strip().lower().capitalize())
    walks["date"] = pd.to_datetime(walks["date"], format="%Y-%m-%d")
    for column in ["km", "minutes"]:
        walks[column] = pd.to_numeric(walks[column], errors="coerce").astype("float64")
    walks = walks[walks["km"].notna() & walks["minutes"].notna()]
    walks = walks[~walks.duplicated(keep="first")]
    walks.index = range(len(walks))
    return walks

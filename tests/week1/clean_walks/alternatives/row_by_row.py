"""Row by row, in a loop."""


def clean_walks(raw):
    rows, seen = [], set()
    for _, row in raw.iterrows():
        try:
            km, minutes = float(row["km"]), float(row["minutes"])
        except (TypeError, ValueError):
            continue
        if math.isnan(km) or math.isnan(minutes):
            continue
        entry = (row["walker"].strip().capitalize(), row["date"], km, minutes)
        if entry not in seen:
            seen.add(entry)
            rows.append(entry)
    table = pd.DataFrame(rows, columns=["walker", "date", "km", "minutes"])
    table["date"] = pd.to_datetime(table["date"])
    return table.astype({"walker": raw["walker"].dtype, "km": float, "minutes": float})


import math

# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of "name<TAB>value" on standard input become a table and a JSON file: table.py FIGURES JSON."""
import json
import sys


def shown(value):
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"


def main():
    figures, target = sys.argv[1:]
    with open(figures, encoding="utf-8") as file:
        known = json.load(file)
    measured = {}
    for line in sys.stdin:
        name, tab, value = line.rstrip("\n").partition("\t")
        if tab:
            measured[name] = float(value)
    rows = [figure | {"value": measured[figure["name"]]} for figure in known if figure["name"] in measured]
    width = max((len(row["label"]) for row in rows), default=0)
    print(f"| {'work':{width}} | {'here':>10} | {'goal':>9} | {'browser':>9} | |")
    print(f"|:{'-' * (width + 1)}|{'-' * 11}:|{'-' * 10}:|{'-' * 10}:|---|")
    for row in rows:
        goal, value = row.get("goal"), row["value"]
        row["met"] = None if goal is None else value <= goal
        mark = "" if goal is None else "" if row["met"] else "missed"
        print(f"| {row['label']:{width}} | {shown(value) + ' ' + row['unit']:>10} "
              f"| {'≤ ' + shown(goal) if goal is not None else '':>9} | {shown(row.get('browser')):>9} | {mark} |")
    with open(target, "w", encoding="utf-8") as file:
        extra = {name: value for name, value in measured.items() if name not in {row["name"] for row in rows}}
        json.dump({"figures": rows, "more": extra}, file, indent=1, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()

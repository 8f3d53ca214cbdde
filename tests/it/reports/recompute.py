"""Recomputes the figures of a report from its exported rows, with the standard library alone.

Usage: recompute.py rows.csv   (the plain flavour, or rows.jsonl); prints a JSON object of figures by their codes.
"""

import csv
import json
import sys


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        if path.endswith(".jsonl"):
            return [{name: "" if value is None else str(value) for name, value in json.loads(line).items()} for line in file]
        return list(csv.DictReader(file))


def half_up(part, whole):
    return None if whole == 0 else (part * 2000 + whole) // (whole * 2)


def figures(rows):
    published = [row for row in rows if row["event_status"] == "published"]
    sessions = {row["session_id"]: row for row in published if row["session_id"]}
    registrations = {row["registration_id"]: row for row in published if row["registration_id"]}
    confirmed = [row for row in registrations.values() if row["status"] == "confirmed"]
    found = {
        "events": len({row["event_id"] for row in published}),
        "events-cancelled": len({row["event_id"] for row in rows if row["event_status"] == "cancelled"}),
        "sessions": len(sessions),
        "sessions-held": sum(row["held"] == "yes" for row in sessions.values()),
        "sessions-open": sum(row["held"] == "yes" and row["closed"] == "no" for row in sessions.values()),
        "registrations": len(registrations),
        "waited": sum(row["waited"] == "yes" for row in registrations.values()),
        "late-cancellations": sum(row["late"] == "yes" for row in registrations.values()),
        "people": len({row["person_id"] for row in confirmed}),
        "first-timers": len({row["person_id"] for row in confirmed if row["first_time"] == "yes"}),
        "organisations": len({row["counted_organisation_id"] for row in confirmed} - {""}),
        "organisations-typed": len({row["typed_organisation"] for row in confirmed} - {""}),
    }
    for status in ["confirmed", "pending", "waitlisted", "offered", "cancelled", "declined"]:
        found[status] = sum(row["status"] == status for row in registrations.values())

    marked = {"present": 0, "partial": 0, "absent": 0, "excused": 0, "unknown": 0}
    came, seconds = [], 0
    for row in published:
        if row["closed"] != "yes" or not row["registration_id"]:
            continue
        mark = row["mark"]
        if mark in ("present", "partial"):
            marked[mark] += 1
            came.append(row)
            known = int(row["seconds"] or 0)
            seconds += known if known > 0 else int(row["session_seconds"]) if mark == "present" else 0
        elif row["status"] == "confirmed" and mark:
            marked[mark] += 1
        elif row["status"] == "confirmed" and row["expected"] == "yes":
            marked["unknown"] += 1
    found |= marked
    attended = marked["present"] + marked["partial"]
    found |= {
        "attended": attended,
        "expected": sum(marked.values()),
        "show-up": half_up(attended, sum(marked.values())),
        "hours": (seconds + 180) // 360,
        "people-attended": len({row["person_id"] for row in came}),
        "organisations-attended": len({row["counted_organisation_id"] for row in came} - {""}),
    }

    # By the kind of organisation, as the report breaks it down: places, and attendances.
    kinds = {}
    for row in confirmed:
        kinds.setdefault(row["organisation_kind"], [0, 0])[0] += 1
    for row in came:
        kinds.setdefault(row["organisation_kind"], [0, 0])[1] += 1
    return {"figures": found, "kinds": kinds}


if __name__ == "__main__":
    json.dump(figures(read(sys.argv[1])), sys.stdout)

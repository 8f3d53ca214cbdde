"""Reads calendar files with vobject, which takes the hours from the file's own VTIMEZONE, and prints what it found as JSON."""
import datetime
import json
import sys

import vobject


def moment(value):
    return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        calendar = vobject.readOne(file.read())
    events = []
    for event in calendar.contents.get("vevent", []):
        def text(name):
            return event.contents[name][0].value if name in event.contents else ""
        events.append({
            "uid": text("uid"), "summary": text("summary"), "location": text("location"), "description": text("description"),
            "start": moment(event.dtstart.value), "end": moment(event.dtend.value), "sequence": int(text("sequence")), "status": text("status"),
            "attendees": [attendee.value.lower() for attendee in event.contents.get("attendee", [])],
        })
    return {"method": calendar.method.value, "events": events}


print(json.dumps([read(path) for path in sys.argv[1:]]))

"""Reads calendar files with Python's icalendar and prints what it found as JSON."""
import datetime
import json
import sys

import icalendar


def moment(value):
    return value.dt.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(path):
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    events = []
    for event in calendar.walk("VEVENT"):
        attendees = event.get("ATTENDEE", [])
        attendees = attendees if isinstance(attendees, list) else [attendees]
        events.append({
            "uid": str(event["UID"]), "summary": str(event["SUMMARY"]), "location": str(event.get("LOCATION", "")),
            "description": str(event.get("DESCRIPTION", "")), "start": moment(event["DTSTART"]), "end": moment(event["DTEND"]),
            "sequence": int(event["SEQUENCE"]), "status": str(event["STATUS"]),
            "attendees": [str(attendee).lower() for attendee in attendees],
        })
    return {"method": str(calendar["METHOD"]), "events": events}


print(json.dumps([read(path) for path in sys.argv[1:]]))

// Reads calendar files with ical.js (Thunderbird's reader) and prints what it found as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [home, ...paths] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(createRequire(home).resolve("ical.js")));

const moment = (time) => time.toJSDate().toISOString().replace(".000Z", "Z");

function read(path) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid, summary: event.summary, location: event.location ?? "", description: event.description ?? "",
      start: moment(event.startDate), end: moment(event.endDate), sequence: event.sequence,
      status: component.getFirstPropertyValue("status"),
      attendees: event.attendees.map((attendee) => attendee.getFirstValue().toLowerCase()),
    };
  });
  return { method: calendar.getFirstPropertyValue("method"), events };
}

console.log(JSON.stringify(paths.map(read)));

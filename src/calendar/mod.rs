//! Calendar objects: plain data in, iCalendar text out (RFC 5545, 5546). The only place that touches the `ics` crate.

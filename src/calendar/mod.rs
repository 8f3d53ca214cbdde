//! Calendar entries as text: the invitation in a mail, the file behind an event page, feeds. The only room that
//! touches the `ics` crate, which escapes, quotes and folds nothing by itself.
//! Never here: the database, the clock; the same facts give the same octets.
//! Start reading at `invitation` and `feed`, then `value`.

mod event;
mod feed;
mod file;
mod invitation;
mod organiser;
mod personal;
mod value;
mod zone;

pub use event::{CalendarEvent, CalendarSession, event_calendar, public_entries};
pub use feed::{Alarm, Entry, Feed, Standing, feed};
pub use invitation::{Invitation, entry_title, invitation, location};
pub use organiser::{DeskSession, desk_entry};
pub use personal::{Part, personal_entry};

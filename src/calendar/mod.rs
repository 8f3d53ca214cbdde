//! Calendar entries as text: the invitation in a mail, the file behind an event page. The only room that touches
//! the `ics` crate, which escapes, quotes and folds nothing by itself.
//! Never here: the database, the clock; the same facts give the same octets.
//! Start reading at `invitation`, then `value`.

mod event;
mod file;
mod invitation;
mod value;
mod zone;

pub use event::{CalendarEvent, CalendarSession, event_calendar};
pub use invitation::{Invitation, entry_title, invitation, location};

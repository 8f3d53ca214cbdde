//! Letters as mails: the facts of one letter become text, HTML and calendar parts, and the mail travels over SMTP.
//! Never here: the database, secret keys (links come in ready), the clock; the same letter gives the same octets.
//! Start reading at `compose`; the words are in `email-templates/` and `locales/*/mail.ftl`.

mod address;
mod compose;
mod evaluation_words;
pub mod incoming;
mod overrides;
mod report_samples;
mod report_words;
mod reservation;
pub mod samples;
pub mod smtp;
mod trouble;
mod words;

pub use compose::{CalendarForm, ComposedMail, House, LetterLinks, Letters, Outgoing};
pub use overrides::TemplateError;

//! What other sites and their programs read again and again: feeds of events as Atom and as JSON, and the map for search
//! engines. The same data give the same octets, so that a program which asks again hears "not changed".
//! Never here: the database, HTTP, words that are not handed in. Start reading at `Feed`.

mod atom;
mod json_feed;
mod sitemap;
mod xml;

use jiff::Timestamp;
use serde::Serialize;

pub use self::atom::atom;
pub use self::json_feed::json_feed;
pub use self::sitemap::{MOST_ADDRESSES, SitemapAddress, sitemap, sitemap_index};

/// One page of a feed. All addresses are absolute.
#[derive(Debug, Clone)]
pub struct Feed {
    /// IRI that never changes.
    pub id: String,
    pub title: String,
    /// Code of the language of its title.
    pub language: &'static str,
    /// The page that shows the same to people.
    pub page: String,
    /// Its own addresses in both forms.
    pub atom: String,
    pub json: String,
    /// The further pages, in the form that asks.
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Who publishes it, and where.
    pub publisher: String,
    pub home: String,
    pub icon: String,
    pub entries: Vec<Entry>,
}

/// One event.
#[derive(Debug, Clone)]
pub struct Entry {
    /// IRI that never changes, whatever the event's address does.
    pub id: String,
    pub page: String,
    /// Also says when it was called off.
    pub title: String,
    pub summary: String,
    /// Clean HTML.
    pub html: String,
    /// Code of the language of its texts.
    pub language: &'static str,
    pub published_at: Timestamp,
    /// When what it says last changed.
    pub updated_at: Timestamp,
    pub categories: Vec<Category>,
    /// Its card.
    pub image: String,
    pub facts: EventFacts,
}

/// A word of a list: the list's address, the code and the word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    pub scheme: String,
    pub term: String,
    pub label: String,
}

/// What a site needs to show an event in its own way; codes as in the JSON API.
#[derive(Debug, Clone, Serialize)]
pub struct EventFacts {
    /// `published` or `cancelled`.
    pub status: &'static str,
    pub kind: String,
    pub format: String,
    /// Code of the language in which it is held.
    pub held_in: &'static str,
    /// RFC 3339, local with offset.
    pub starts_at: Option<String>,
    pub ends_at: Option<String>,
    pub sessions: Vec<SessionFacts>,
    pub programme: Option<ProgrammeFacts>,
    /// Where one registers.
    pub register: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SessionFacts {
    pub title: Option<String>,
    /// RFC 3339, local with offset.
    pub starts_at: String,
    pub ends_at: String,
    /// IANA name.
    pub time_zone: String,
    /// `None`: online, or told to those who register.
    pub place: Option<String>,
    pub address: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ProgrammeFacts {
    pub slug: String,
    pub name: String,
    pub url: String,
}

impl Feed {
    /// The latest change of its entries; of an empty feed a fixed moment, for Atom wants one.
    #[must_use]
    pub fn updated_at(&self) -> Timestamp {
        self.entries.iter().map(|entry| entry.updated_at).max().unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// `2027-03-09T09:00:00Z`: whole seconds.
fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
pub(crate) mod sample {
    use super::{Category, Entry, EventFacts, Feed};

    /// A feed of one event, whose title is that text.
    pub(crate) fn feed(title: &str) -> Feed {
        let entry = Entry {
            id: "urn:uuid:01939e2a-0000-7000-8000-000000000001".to_owned(),
            page: "https://events.example.org/events/labo?language=nl".to_owned(),
            title: title.to_owned(),
            summary: "A & B".to_owned(),
            html: "<em>x</em>".to_owned(),
            language: "nl",
            published_at: "2027-01-02T10:00:00.5Z".parse().expect("a moment"),
            updated_at: "2027-02-03T10:00:00Z".parse().expect("a moment"),
            categories: vec![Category { scheme: "https://events.example.org/kind".to_owned(), term: "webinar".to_owned(), label: "Webinar".to_owned() }],
            image: "https://events.example.org/events/labo/card.png".to_owned(),
            facts: EventFacts {
                status: "published",
                kind: "webinar".to_owned(),
                format: "online".to_owned(),
                held_in: "nl",
                starts_at: Some("2027-03-09T10:00:00+01:00".to_owned()),
                ends_at: None,
                sessions: Vec::new(),
                programme: None,
                register: None,
            },
        };
        Feed {
            id: "https://events.example.org/calendar.atom".to_owned(),
            title: "Ledenkoepel".to_owned(),
            language: "nl",
            page: "https://events.example.org/".to_owned(),
            atom: "https://events.example.org/calendar.atom".to_owned(),
            json: "https://events.example.org/calendar.json".to_owned(),
            previous: None,
            next: Some("https://events.example.org/calendar.atom?page=2".to_owned()),
            publisher: "Ledenkoepel".to_owned(),
            home: "https://events.example.org/".to_owned(),
            icon: "https://events.example.org/favicon.svg".to_owned(),
            entries: vec![entry],
        }
    }
}

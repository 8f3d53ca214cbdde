//! Feeds, as calendar programs read them: what stands in them, what they say when nothing changed, who may open them.

mod my;
mod organiser;
mod personal;
mod places;
pub mod public;

use std::collections::BTreeMap;

use axum::http::Method;

use crate::support::{Page, TestApp, Visitor};

/// A program that subscribes: no cookies, no language, no browser's headers.
pub async fn polls(app: &TestApp, path: &str, headers: &[(&str, &str)]) -> Page {
    app.visitor().asks(Method::GET, path, headers, Vec::new()).await
}

/// One entry of a feed: its properties without their parameters.
#[derive(Debug, Clone)]
pub struct Entry(BTreeMap<String, String>);

impl Entry {
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    pub fn sequence(&self) -> i32 {
        self.get("SEQUENCE").parse().expect("a number")
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// The entries of a file, in its order.
pub fn entries(page: &Page) -> Vec<Entry> {
    let text = page.source().replace("\r\n ", "");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    let inside = |entry: &str| {
        let line = |line: &str| line.split_once(':').map(|(name, value)| (name.split(';').next().unwrap_or_default().to_owned(), value.to_owned()));
        Entry(entry.split("END:VEVENT").next().unwrap_or_default().lines().filter_map(line).filter(|(name, _)| name != "BEGIN" && name != "END").collect())
    };
    text.split("BEGIN:VEVENT").skip(1).map(inside).collect()
}

/// The only entry of a feed.
pub async fn only_entry(app: &TestApp, path: &str) -> Entry {
    let page = polls(app, path, &[]).await.expect(200);
    let mut all = entries(&page);
    assert_eq!(all.len(), 1, "{}", page.source());
    all.remove(0)
}

/// Opens a feed of one's own on the page at `path` and gives its path.
pub async fn opens_feed(visitor: &Visitor, path: &str) -> String {
    let page = visitor.get(path).await.expect(200);
    let form = page.form("form[action$='/open']");
    let answer = visitor.sends(&form).await.expect(303);
    feed_on(&visitor.follows(answer).await)
}

/// The feed's path, as its page shows it.
pub fn feed_on(page: &Page) -> String {
    let address = page.attributes("#calendar-address", "value").remove(0);
    url::Url::parse(&address).expect("an address").path().to_owned()
}

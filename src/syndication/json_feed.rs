//! A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). What a site needs beyond title and text is each item's
//! `_event`, an extension as the format has them.

use serde_json::{Value, json};

use super::{Entry, Feed, utc};

/// The feed's octets.
#[must_use]
pub fn json_feed(feed: &Feed) -> String {
    let mut written = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.json,
        "language": feed.language,
        "icon": feed.icon,
        "authors": [{ "name": feed.publisher, "url": feed.home }],
        "items": feed.entries.iter().map(item).collect::<Vec<_>>(),
    });
    if let Some(next) = &feed.next {
        written["next_url"] = next.as_str().into();
    }
    written.to_string()
}

fn item(entry: &Entry) -> Value {
    let mut item = json!({
        "id": entry.id,
        "url": entry.page,
        "title": entry.title,
        "content_html": entry.html,
        "image": entry.image,
        "date_published": utc(entry.published_at),
        "date_modified": utc(entry.updated_at),
        "language": entry.language,
        "tags": entry.categories.iter().map(|category| category.label.as_str()).collect::<Vec<_>>(),
        "_event": entry.facts,
    });
    if !entry.summary.is_empty() {
        item["summary"] = entry.summary.as_str().into();
    }
    item
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::sample::feed;
    use super::json_feed;

    #[test]
    fn an_item_says_what_a_site_needs() {
        let read: Value = serde_json::from_str(&json_feed(&feed("</script> \u{1} Ζωή"))).expect("JSON");
        assert_eq!(read["items"][0]["title"], "</script> \u{1} Ζωή");
        assert_eq!(read["items"][0]["_event"]["starts_at"], "2027-03-09T10:00:00+01:00");
        assert_eq!(read["next_url"], "https://events.example.org/calendar.atom?page=2");
    }
}

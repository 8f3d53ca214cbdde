//! A feed as Atom (RFC 4287), in pages (RFC 5005 §3).

use std::io;

use quick_xml::Writer;

use super::xml::{document, empty, text};
use super::{Entry, Feed, utc};

/// The feed's octets.
#[must_use]
pub fn atom(feed: &Feed) -> String {
    document(|writer| {
        writer.create_element("feed").with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language)]).write_inner_content(|writer| {
            head(writer, feed)?;
            feed.entries.iter().try_for_each(|one| entry(writer, one))
        })?;
        Ok(())
    })
}

fn head(writer: &mut Writer<Vec<u8>>, feed: &Feed) -> io::Result<()> {
    text(writer, "id", &[], &feed.id)?;
    text(writer, "title", &[], &feed.title)?;
    text(writer, "updated", &[], &utc(feed.updated_at()))?;
    writer.create_element("author").write_inner_content(|writer| {
        text(writer, "name", &[], &feed.publisher)?;
        text(writer, "uri", &[], &feed.home)
    })?;
    empty(writer, "link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.atom)])?;
    empty(writer, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)])?;
    empty(writer, "link", &[("rel", "alternate"), ("type", "application/feed+json"), ("href", &feed.json)])?;
    for (rel, address) in [("previous", &feed.previous), ("next", &feed.next)] {
        if let Some(address) = address {
            empty(writer, "link", &[("rel", rel), ("type", "application/atom+xml"), ("href", address)])?;
        }
    }
    text(writer, "icon", &[], &feed.icon)
}

fn entry(writer: &mut Writer<Vec<u8>>, entry: &Entry) -> io::Result<()> {
    writer.create_element("entry").with_attribute(("xml:lang", entry.language)).write_inner_content(|writer| {
        text(writer, "id", &[], &entry.id)?;
        text(writer, "title", &[], &entry.title)?;
        text(writer, "updated", &[], &utc(entry.updated_at))?;
        text(writer, "published", &[], &utc(entry.published_at))?;
        empty(writer, "link", &[("rel", "alternate"), ("type", "text/html"), ("hreflang", entry.language), ("href", &entry.page)])?;
        if let Some(register) = &entry.facts.register {
            empty(writer, "link", &[("rel", "related"), ("type", "text/html"), ("href", register)])?;
        }
        for category in &entry.categories {
            empty(writer, "category", &[("scheme", &category.scheme), ("term", &category.term), ("label", &category.label)])?;
        }
        if !entry.summary.is_empty() {
            text(writer, "summary", &[], &entry.summary)?;
        }
        text(writer, "content", &[("type", "html")], &entry.html)
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::sample::feed;
    use super::atom;

    #[test]
    fn a_feed_is_one_document_whatever_is_in_it() {
        let written = atom(&feed("\u{1}]]> <b> & \"Ζωή\" \u{FFFF}"));
        assert!(written.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"nl\">"), "{written}");
        assert!(written.contains("<title>]]&gt; &lt;b&gt; &amp; "), "{written}");
        for part in [
            "<updated>2027-02-03T10:00:00Z</updated><published>2027-01-02T10:00:00Z</published>",
            "<content type=\"html\">&lt;em&gt;x&lt;/em&gt;</content>",
            "<link rel=\"next\" type=\"application/atom+xml\" href=\"https://events.example.org/calendar.atom?page=2\"/>",
            "<category scheme=\"https://events.example.org/kind\" term=\"webinar\" label=\"Webinar\"/>",
        ] {
            assert!(written.contains(part), "{part} in {written}");
        }
        assert_eq!(written, atom(&feed("\u{1}]]> <b> & \"Ζωή\" \u{FFFF}")));
    }

    #[test]
    fn an_empty_feed_has_all_that_a_feed_must_have() {
        let written = atom(&super::Feed { entries: Vec::new(), ..feed("") });
        assert!(written.contains("<updated>1970-01-01T00:00:00Z</updated>") && written.contains("<id>") && written.contains("<title>"), "{written}");
    }
}

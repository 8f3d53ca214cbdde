//! An organiser's message for one reader: Markdown in which names in braces are filled in. What is filled in is text
//! and never mark-up, whatever a reader's name looks like.

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream};
use url::form_urlencoded::byte_serialize;

use super::markdown::{html_of, text_of};
use crate::rules::message::{Piece, Placeholder, pieces};

/// What stands for each placeholder; empty for what this reader has not got.
#[derive(Debug, Clone, Copy, Default)]
pub struct Values<'v> {
    pub first_name: &'v str,
    pub last_name: &'v str,
    pub organisation: &'v str,
    pub event: &'v str,
    /// Absolute.
    pub event_link: &'v str,
    /// Absolute.
    pub registration_link: &'v str,
}

impl<'v> Values<'v> {
    fn of(&self, placeholder: Placeholder) -> &'v str {
        match placeholder {
            Placeholder::FirstName => self.first_name,
            Placeholder::LastName => self.last_name,
            Placeholder::Organisation => self.organisation,
            Placeholder::Event => self.event,
            Placeholder::EventLink => self.event_link,
            Placeholder::RegistrationLink => self.registration_link,
        }
    }

    /// One line, such as a subject.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        let filled = pieces(text).into_iter().map(|piece| match piece {
            Piece::Text(text) | Piece::Unknown(text) => text,
            Piece::Filled(placeholder) => self.of(placeholder),
        });
        filled.collect()
    }

    /// An address in which a name becomes a part that cannot change the rest of it.
    fn fill_address(&self, address: &str) -> String {
        let filled = pieces(address).into_iter().map(|piece| match piece {
            Piece::Text(text) | Piece::Unknown(text) => text.to_owned(),
            Piece::Filled(placeholder) if placeholder.is_link() => self.of(placeholder).to_owned(),
            Piece::Filled(placeholder) => byte_serialize(self.of(placeholder).as_bytes()).collect(),
        });
        filled.collect()
    }
}

/// Clean HTML, as `text::markdown` makes it.
#[must_use]
pub fn to_html(body: &str, values: &Values<'_>) -> String {
    html_of(filled(Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH), values))
}

/// The same as plain text, complete: link targets stand in brackets.
#[must_use]
pub fn to_text(body: &str, values: &Values<'_>) -> String {
    text_of(filled(Parser::new(body), values))
}

/// Targets of links that lead nowhere from a mail: without `https://`, `http://`, `mailto:` or a placeholder.
#[must_use]
pub fn incomplete_links(body: &str) -> Vec<String> {
    let targets = Parser::new(body).filter_map(|event| match event {
        // `<name@host>` is a link, too.
        Event::Start(Tag::Link { link_type, dest_url, .. }) if link_type != LinkType::Email => Some(dest_url.to_string()),
        _ => None,
    });
    let complete = |target: &String| {
        let lower = target.to_ascii_lowercase();
        ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len())
            || matches!(pieces(target).first(), Some(Piece::Filled(placeholder)) if placeholder.is_link())
    };
    targets.filter(|target| !complete(target)).collect()
}

fn filled<'e>(parser: Parser<'e>, values: &Values<'_>) -> impl Iterator<Item = Event<'e>> {
    let mut events = Vec::new();
    let mut in_link = false;
    // The parser cuts texts at signs that might have meant something, also within a placeholder.
    for event in TextMergeStream::new(parser) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) if text.contains('{') => fill_text(&mut events, &text, values, in_link),
            Event::Code(text) if text.contains('{') => events.push(Event::Code(values.fill(&text).into())),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                in_link = true;
                let dest_url = if dest_url.contains('{') { CowStr::from(values.fill_address(&dest_url)) } else { dest_url };
                events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::End(TagEnd::Link) => {
                in_link = false;
                events.push(Event::End(TagEnd::Link));
            }
            event => events.push(event),
        }
    }
    events.into_iter()
}

fn fill_text(events: &mut Vec<Event<'_>>, text: &str, values: &Values<'_>, in_link: bool) {
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) | Piece::Unknown(text) => events.push(Event::Text(text.to_owned().into())),
            Piece::Filled(placeholder) => {
                let value = CowStr::from(values.of(placeholder).to_owned());
                if placeholder.is_link() && !in_link && !value.is_empty() {
                    events.push(Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url: value.clone(), title: CowStr::Borrowed(""), id: CowStr::Borrowed("") }));
                    events.push(Event::Text(value));
                    events.push(Event::End(TagEnd::Link));
                } else {
                    events.push(Event::Text(value));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const VALUES: Values<'static> = Values {
        first_name: "Zoë",
        last_name: "D'Hondt",
        organisation: "Stad Gent",
        event: "Data & werk",
        event_link: "https://events.example.org/events/data",
        registration_link: "https://events.example.org/r/abc_def-1",
    };

    #[test]
    fn names_and_links_are_filled_in_everywhere() {
        let body = "Dag **{first_name}** van {organisation},\n\n[Jouw inschrijving]({registration_link}) of {registration_link}\n\n- {event}\n- `{last_name}`";
        let html = to_html(body, &VALUES);
        for part in [
            "<strong>Zoë</strong> van Stad Gent",
            ">Jouw inschrijving</a> of <a href=\"https://events.example.org/r/abc_def-1\"",
            "<li>Data &amp; werk</li>",
            "<code>D'Hondt</code>",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        let text = to_text(body, &VALUES);
        assert_eq!(
            text,
            "Dag Zoë van Stad Gent,\n\nJouw inschrijving (https://events.example.org/r/abc_def-1) of https://events.example.org/r/abc_def-1\n\n- Data & werk\n- D'Hondt"
        );
        assert_eq!(VALUES.fill("Praktisch: {event}"), "Praktisch: Data & werk");
    }

    #[test]
    fn a_name_is_text_and_never_mark_up() {
        let hostile = Values { first_name: "[win](https://evil.example) **x** <script>alert(1)</script> {event}", ..VALUES };
        let html = to_html("Dag {first_name}\n\n[x](https://a.example/?n={first_name})", &hostile);
        assert!(!html.contains("<script") && !html.contains("href=\"https://evil") && !html.contains("<strong>") && html.contains("{event}"), "{html}");
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
    }

    #[test]
    fn links_that_lead_nowhere_are_told() {
        let body = "[a](https://a.example) [b](www.b.example) [c]({event_link}) [d](mailto:x@d.example) [e](javascript:alert(1)) [f](/desk) [g](#x) <x@h.example>";
        assert_eq!(incomplete_links(body), ["www.b.example", "javascript:alert(1)", "/desk", "#x"]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_comes_out_clean(body in "(\\PC|[\\n\\[\\]()<>*_`#{}|&-]|\\{first_name\\}|\\{registration_link\\}|<script>|\\n\\n- ){0,60}") {
            let html = to_html(&body, &VALUES).to_lowercase();
            for bad in ["<script", "<img", "<iframe", "<style", "<form", "<svg"] {
                prop_assert!(!html.contains(bad), "{}", html);
            }
            let _ = to_text(&body, &VALUES);
        }
    }
}

//! Organisers' Markdown as clean HTML: parsed by one library, cleaned by another, so that each can be judged alone.

use std::collections::HashSet;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// HTML with paragraphs, lists, tables, links (http, https, mailto) and headings from level 3 on; no images,
/// scripts, styles or raw HTML.
#[must_use]
pub fn to_html(markdown: &str) -> String {
    html_of(Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH))
}

/// The clean HTML of parsed Markdown.
pub(super) fn html_of<'e>(events: impl Iterator<Item = Event<'e>>) -> String {
    // Raw HTML is shown as it was typed; headings begin below the page's own and never leave out a level, whatever
    // levels were typed.
    let mut open = Vec::new();
    let events = events.map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            open.retain(|above| *above < level);
            open.push(level);
            Event::Start(Tag::Heading { level: below_the_page(open.len()), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(below_the_page(open.len()))),
        event => event,
    });
    let mut unclean = String::new();
    html::push_html(&mut unclean, events);
    ammonia::Builder::default()
        .tags(HashSet::from([
            "p",
            "br",
            "ul",
            "ol",
            "li",
            "strong",
            "em",
            "del",
            "a",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "code",
            "pre",
            "hr",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .link_rel(Some("noopener noreferrer nofollow"))
        .clean(&unclean)
        .to_string()
}

/// The level of a heading that stands under so many others, itself counted.
fn below_the_page(depth: usize) -> HeadingLevel {
    match depth {
        0 | 1 => HeadingLevel::H3,
        2 => HeadingLevel::H4,
        3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

/// The same as plain text: for calendars, descriptions and mails. Link targets are kept in brackets.
#[must_use]
pub fn to_text(markdown: &str) -> String {
    text_of(Parser::new(markdown))
}

/// The plain text of parsed Markdown.
pub(super) fn text_of<'e>(events: impl Iterator<Item = Event<'e>>) -> String {
    let mut text = String::new();
    let mut target = None;
    // The lists we are in, each with the number of its next item.
    let mut lists: Vec<Option<u64>> = Vec::new();
    for event in events {
        match event {
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::Start(Tag::List(first)) => {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                lists.push(first);
            }
            Event::Start(Tag::Item) => {
                text.push_str(&"  ".repeat(lists.len().saturating_sub(1)));
                match lists.last_mut() {
                    Some(Some(number)) => {
                        text.push_str(&format!("{number}. "));
                        *number += 1;
                    }
                    _ => text.push_str("- "),
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => target = Some(dest_url.to_string()),
            Event::End(TagEnd::Link) => {
                if let Some(target) = target.take().filter(|target| !text.ends_with(target.as_str())) {
                    text.push_str(&format!(" ({target})"));
                }
            }
            Event::End(TagEnd::Item) if !text.ends_with('\n') => text.push('\n'),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => text.push_str("\n\n"),
            Event::End(TagEnd::List(_)) => {
                lists.pop();
                if lists.is_empty() {
                    text.push('\n');
                }
            }
            _ => {}
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{to_html, to_text};

    #[test]
    fn headings_leave_out_no_level() {
        let html = to_html("### One\n\n##### Two\n\n### Three\n\n# Four\n\n## Five");
        for heading in ["<h3>One</h3>", "<h4>Two</h4>", "<h3>Three</h3>", "<h3>Four</h3>", "<h4>Five</h4>"] {
            assert!(html.contains(heading), "{heading}: {html}");
        }
    }

    #[test]
    fn what_is_not_text_does_not_come_through() {
        let html = to_html("# Kop\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![](https://t.example/pixel.png) <svg onload=x>\n\n[goed](https://a.example)");
        for part in ["<script", "javascript:", "<img", "<svg", "onload=\""] {
            assert!(!html.contains(part), "{html}");
        }
        assert!(html.contains("<h3>Kop</h3>") && html.contains("href=\"https://a.example\""), "{html}");
    }

    #[test]
    fn plain_text_keeps_links_and_lists() {
        assert_eq!(to_text("Zie [site](https://a.example).\n\n- een\n- twee"), "Zie site (https://a.example).\n\n- een\n- twee");
        assert_eq!(to_text("3. drie\n4. vier\n   - kort\n   - lang\n5. vijf\n\nEinde"), "3. drie\n4. vier\n  - kort\n  - lang\n5. vijf\n\nEinde");
    }
}

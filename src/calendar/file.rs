//! A calendar as octets: what all our files share, and lines of at most 75 octets.

use ics::components::{Component, Property};

use super::value::plain_property;

/// An empty calendar: version, maker, scale and method (RFC 5545 §3.6).
pub fn calendar(method: &'static str) -> Component<'static> {
    let mut calendar = Component::new("VCALENDAR");
    for property in
        [plain_property("VERSION", "2.0"), plain_property("PRODID", "-//Belfry//Events 1.0//EN"), plain_property("CALSCALE", "GREGORIAN"), plain_property("METHOD", method)]
    {
        calendar.add_property(property);
    }
    calendar
}

pub fn component(name: &'static str, properties: Vec<Property<'static>>) -> Component<'static> {
    let mut component = Component::new(name);
    for property in properties {
        component.add_property(property);
    }
    component
}

/// The file's text, with CRLF at each line's end.
pub fn write(calendar: &Component<'_>) -> String {
    let mut text = String::new();
    add(calendar, &mut text);
    text
}

/// A calendar written part by part: a feed of thousands of entries is never held twice.
pub struct Writer {
    text: String,
}

const END: &str = "END:VCALENDAR\r\n";

impl Writer {
    /// Begins with the calendar's own properties; `size` is a guess of what follows, in bytes.
    pub fn new(head: &Component<'_>, size: usize) -> Self {
        let mut text = String::with_capacity(size + 1_000);
        add(head, &mut text);
        text.truncate(text.len() - END.len());
        Self { text }
    }

    /// Further components, to be joined to a calendar; `size` as above.
    pub fn part(size: usize) -> Self {
        Self { text: String::with_capacity(size) }
    }

    pub fn join(&mut self, part: &Self) {
        self.text.push_str(&part.text);
    }

    pub fn add(&mut self, part: &Component<'_>) {
        add(part, &mut self.text);
    }

    pub fn finish(mut self) -> String {
        self.text.push_str(END);
        self.text
    }
}

fn add(part: &Component<'_>, text: &mut String) {
    // The crate counts a continuation line without its leading blank: 76 octets. So its folds are taken out and ours put in.
    let written = part.to_string();
    let mut room = LONGEST;
    for (at, line) in written.split_terminator('\n').enumerate() {
        let line = line.trim_end_matches('\r');
        let piece = line.strip_prefix(' ').unwrap_or_else(|| {
            text.push_str(if at == 0 { "" } else { "\r\n" });
            room = LONGEST;
            line
        });
        room = fold(piece, room, text);
    }
    text.push_str("\r\n");
}

/// Octets of a line (RFC 5545 §3.1).
const LONGEST: usize = 75;

/// Goes on with a line that has room for so many octets, the blank of a continuation included, and never cuts a character. Gives the room left.
fn fold(mut piece: &str, mut room: usize, folded: &mut String) -> usize {
    while piece.len() > room {
        let (kept, rest) = piece.split_at(piece.floor_char_boundary(room));
        folded.push_str(kept);
        folded.push_str("\r\n ");
        piece = rest;
        room = LONGEST - 1;
    }
    folded.push_str(piece);
    room - piece.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{calendar, component, write};
    use crate::calendar::value::text_property;

    proptest! {
        #[test]
        fn lines_are_short_and_unfold_to_what_was_written(text in "\\PC{0,400}") {
            let mut file = calendar("PUBLISH");
            file.add_component(component("VEVENT", vec![text_property("SUMMARY", &text)]));
            let written = write(&file);
            prop_assert!(written.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
            let unfolded = written.replace("\r\n ", "");
            let wanted = format!("\r\nSUMMARY:{}\r\n", crate::calendar::value::text(&text));
            prop_assert!(unfolded.contains(&wanted));
        }
    }
}

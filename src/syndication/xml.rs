//! XML 1.0 in UTF-8: what a text may hold, and a document around what is written.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// The octets of a document; `write` adds its root.
pub(super) fn document(write: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>) -> String {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).and_then(|()| write(&mut writer)).expect("writing into memory does not fail");
    String::from_utf8(writer.into_inner()).expect("made of texts")
}

/// An element with nothing but a text.
pub(super) fn text(writer: &mut Writer<Vec<u8>>, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
    let fit: Vec<(&str, String)> = attributes.iter().map(|(name, value)| (*name, fit(value))).collect();
    writer.create_element(name).with_attributes(fit.iter().map(|(name, value)| (*name, value.as_str()))).write_text_content(BytesText::new(&self::fit(text)))?;
    Ok(())
}

/// An element with attributes alone.
pub(super) fn empty(writer: &mut Writer<Vec<u8>>, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    let fit: Vec<(&str, String)> = attributes.iter().map(|(name, value)| (*name, fit(value))).collect();
    writer.create_element(name).with_attributes(fit.iter().map(|(name, value)| (*name, value.as_str()))).write_empty()?;
    Ok(())
}

/// Without what no XML may hold, however it is escaped (XML 1.0 §2.2).
pub(super) fn fit(text: &str) -> String {
    text.chars().filter(|letter| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)).collect()
}

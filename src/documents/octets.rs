//! Octets to text, for files of which nobody knows what wrote them.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Of a text without a mark: so many of its octets are NUL when it is UTF-16 of a western language.
const NULS_OF_UTF_16: usize = 4;

/// Of less, one NUL would be a quarter.
const SHORT: usize = 16;

/// UTF-8 or UTF-16 by its mark, UTF-16 by where its NULs are, else line by line UTF-8 or what Windows writes in western
/// Europe: files that were put together from two have both. NUL letters are left out. `None`: no text.
#[must_use]
pub fn any_text(bytes: &[u8]) -> Option<String> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding != encoding_rs::UTF_8 => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(),
        Some((_, mark)) => by_line(&bytes[mark..]),
        None => match utf_16_without_mark(bytes) {
            Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            None => by_line(bytes),
        },
    };
    let text = text.replace(['\0', '\u{FEFF}'], "");
    // Text has no control characters but line ends and tabs; what has them is something else.
    let odd = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{80}'..='\u{9F}');
    let broken = text.chars().filter(|letter| *letter == '\u{FFFD}').count();
    (!text.chars().any(odd) && broken <= 1 + text.len() / 200).then_some(text)
}

fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let nuls = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    let most = bytes.len() / NULS_OF_UTF_16;
    if bytes.len() < SHORT {
        return None;
    }
    if odd > most && even * 8 < odd {
        return Some(UTF_16LE);
    }
    (even > most && odd * 8 < even).then_some(UTF_16BE)
}

fn by_line(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(|line| std::str::from_utf8(line).map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(line).0, std::borrow::Cow::Borrowed))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::any_text;

    #[test]
    fn encodings_are_known_without_a_mark_and_may_be_mixed() {
        let text = "Zoë Çelik\tNaam\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let mixed = [text.as_bytes(), &encoding_rs::WINDOWS_1252.encode(text).0].concat();
        assert_eq!(any_text(&little).as_deref(), Some(text));
        assert_eq!(any_text(&big).as_deref(), Some(text));
        assert_eq!(any_text(&[b"\xFE\xFF".as_slice(), &big].concat()).as_deref(), Some(text));
        assert_eq!(any_text(&mixed), Some(text.repeat(2)));
        assert_eq!(any_text(b"a\0b").as_deref(), Some("ab"));
        assert_eq!(any_text(b"\x89PNG\r\n\x1A\n\x00\x00"), None);
    }
}

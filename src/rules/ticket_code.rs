//! What comes in at the door: a ticket's code as scanners give it, or a name that somebody types.

/// Characters of what is scanned or typed; an address with its code has about a hundred.
pub const ENTRY_LIMIT: usize = 300;

/// The length of a code.
const LENGTH: usize = 43;

/// The code in what a scanner typed: bare, or as the address that the QR code holds. A scanner that takes the keyboard
/// for an American one while the computer takes it for a Belgian one writes other signs; they are put right. `None`:
/// it is none, so it is part of a name.
#[must_use]
pub fn code(entry: &str) -> Option<String> {
    straight(entry).or_else(|| straight(&entry.chars().map(american).collect::<String>()))
}

fn straight(entry: &str) -> Option<String> {
    let entry = entry.trim();
    let code = entry.rsplit_once("/c/").map_or(entry, |(_, code)| code).split(['?', '#', '/']).next()?;
    let fits = code.len() == LENGTH && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    fits.then(|| code.to_owned())
}

/// What the key that gives `sign` on a Belgian keyboard (AZERTY) gives on an American one.
fn american(sign: char) -> char {
    match sign {
        'a' => 'q',
        'q' => 'a',
        'z' => 'w',
        'w' => 'z',
        'A' => 'Q',
        'Q' => 'A',
        'Z' => 'W',
        'W' => 'Z',
        ',' => 'm',
        '?' => 'M',
        'm' => ';',
        'M' => ':',
        ';' => ',',
        ':' => '.',
        '=' => '/',
        '&' => '1',
        'é' => '2',
        '"' => '3',
        '\'' => '4',
        '(' => '5',
        '§' => '6',
        'è' => '7',
        '!' => '8',
        'ç' => '9',
        'à' => '0',
        ')' => '-',
        '°' => '_',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::code;

    const CODE: &str = "AZq0wM-_bcdefghijklmnopqrstuvxyzABCDEFGHIJ1";

    #[test]
    fn a_code_is_read_bare_and_from_its_address() {
        for entry in [CODE.to_owned(), format!(" https://events.example.org/c/{CODE}\n"), format!("https://events.example.org/c/{CODE}?utm=x"), format!("/c/{CODE}#a")] {
            assert_eq!(code(&entry).as_deref(), Some(CODE), "{entry}");
        }
    }

    #[test]
    fn a_scanner_with_the_wrong_keyboard_is_understood() {
        let typed = "httpsM==events:exq,ple:org=c=QWaàz?)°bcdefghijkl,noparstuvxywQBCDEFGHIJ&";
        assert_eq!(code(typed).as_deref(), Some(CODE));
    }

    #[test]
    fn a_name_is_no_code() {
        for name in ["", "D'Hondt", "Zoë D'Hondt-Öztürk", "/c/", "https://events.example.org/r/abc", &CODE[1..]] {
            assert_eq!(code(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,120}") {
            let _ = code(&text);
        }
    }
}

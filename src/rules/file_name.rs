//! Names of files that people send: a name and nothing else, good for every system it may be saved on.

/// Most characters, the ending included. Systems take 255 octets; a character may need four.
pub const MOST: usize = 60;
/// What a file without a usable name is called.
const NAMELESS: &str = "file";
/// Longer ones are part of the name.
const LONGEST_ENDING: usize = 10;

/// The last step of a path at most: no slashes, no control characters, nothing that turns the direction of reading or
/// that Windows refuses in names, no leading dot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// Makes a good name of whatever was sent; never fails.
    #[must_use]
    pub fn clean(sent: &str) -> Self {
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let kept: String = last.chars().filter(|letter| !is_dropped(*letter)).map(|letter| if is_refused_by_systems(letter) { '_' } else { letter }).collect();
        let words = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = words.trim_matches(['.', ' ']);
        if plain.is_empty() { Self(NAMELESS.to_owned()) } else { Self(not_a_device(&shortened(plain))) }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the last dot, in lower case; empty without one.
    #[must_use]
    pub fn ending(&self) -> String {
        split(&self.0).1.to_ascii_lowercase()
    }
}

fn is_dropped(letter: char) -> bool {
    letter.is_control() && !letter.is_whitespace()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{00AD}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E0000}'..)
}

fn is_refused_by_systems(letter: char) -> bool {
    matches!(letter, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '%' | ';')
}

fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('.').filter(|(stem, ending)| !stem.is_empty() && !ending.is_empty() && ending.chars().count() <= LONGEST_ENDING).unwrap_or((name, ""))
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let (stem, ending) = split(name);
    let room = MOST - ending.chars().count() - usize::from(!ending.is_empty());
    let stem: String = stem.chars().take(room).collect();
    let stem = stem.trim_end_matches(['.', ' ']);
    if ending.is_empty() { stem.to_owned() } else { format!("{stem}.{ending}") }
}

/// Windows opens a device under these names, whatever the ending.
fn not_a_device(name: &str) -> String {
    let stem = name.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let numbered = |prefix: &str| stem.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()));
    if matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT") { format!("_{name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{FileName, MOST};

    #[test]
    fn whatever_is_sent_becomes_a_name_that_every_system_takes() {
        for (sent, expected) in [
            ("Presentatie luchtkwaliteit.pdf", "Presentatie luchtkwaliteit.pdf"),
            ("/etc/passwd", "passwd"),
            ("..\\..\\windows\\win.ini", "win.ini"),
            ("C:\\Users\\nele\\verslag.docx", "verslag.docx"),
            ("../", "file"),
            ("", "file"),
            ("...", "file"),
            (".htaccess", "htaccess"),
            ("a\0b\r\nc\t.txt", "ab c .txt"),
            ("jaarverslag\u{202e}fdp.exe", "jaarverslagfdp.exe"),
            ("wat? \"nu\" <b>|*.txt", "wat_ _nu_ _b___.txt"),
            ("con.txt", "_con.txt"),
            ("LPT1", "_LPT1"),
            ("Comité.pdf", "Comité.pdf"),
            ("x.tar.gz. ", "x.tar.gz"),
        ] {
            assert_eq!(FileName::clean(sent).as_str(), expected, "{sent:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = FileName::clean(&format!("{}.PDF", "é".repeat(300)));
        assert_eq!(name.as_str().chars().count(), MOST);
        assert_eq!(name.ending(), "pdf");
        assert_eq!(FileName::clean(&"x".repeat(300)).as_str().len(), MOST);
        assert_eq!(FileName::clean("zonder ending").ending(), "");
    }
}

//! Which files are taken as material: name and content both decide (ASVS 5.2.2).

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileKind {
    pub media_type: &'static str,
}

/// Why a file is not taken. The code is the end of a text key, `field-{code}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    /// Not one of the kinds we take.
    UnknownKind,
    /// Its content is something else than its name says.
    NotWhatItSays,
    /// An image as a program: it may hold scripts.
    Svg,
}

impl FileFault {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::UnknownKind => "file-kind",
            Self::NotWhatItSays => "file-not-what-it-says",
            Self::Svg => "file-svg",
        }
    }
}

/// How the content shows that it is what the name says.
enum Sign {
    /// One of the media types that its first bytes tell.
    Bytes(&'static [&'static str]),
    /// Text in UTF-8 that is nothing else.
    Text,
}

const ZIP: &str = "application/zip";

/// Endings, media types and signs of all that is taken. Older office formats are not: they carry macros.
const KINDS: [(&str, &str, Sign); 20] = [
    ("pdf", "application/pdf", Sign::Bytes(&["application/pdf"])),
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Sign::Bytes(&["application/vnd.openxmlformats-officedocument.wordprocessingml.document", ZIP]),
    ),
    (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        Sign::Bytes(&["application/vnd.openxmlformats-officedocument.presentationml.presentation", ZIP]),
    ),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Sign::Bytes(&["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ZIP])),
    ("odt", "application/vnd.oasis.opendocument.text", Sign::Bytes(&["application/vnd.oasis.opendocument.text", ZIP])),
    ("odp", "application/vnd.oasis.opendocument.presentation", Sign::Bytes(&["application/vnd.oasis.opendocument.presentation", ZIP])),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet", Sign::Bytes(&["application/vnd.oasis.opendocument.spreadsheet", ZIP])),
    ("epub", "application/epub+zip", Sign::Bytes(&["application/epub+zip", ZIP])),
    ("zip", ZIP, Sign::Bytes(&[ZIP])),
    ("png", "image/png", Sign::Bytes(&["image/png"])),
    ("jpg", "image/jpeg", Sign::Bytes(&["image/jpeg"])),
    ("jpeg", "image/jpeg", Sign::Bytes(&["image/jpeg"])),
    ("webp", "image/webp", Sign::Bytes(&["image/webp"])),
    ("gif", "image/gif", Sign::Bytes(&["image/gif"])),
    ("mp4", "video/mp4", Sign::Bytes(&["video/mp4", "video/x-m4v"])),
    ("webm", "video/webm", Sign::Bytes(&["video/webm"])),
    ("mp3", "audio/mpeg", Sign::Bytes(&["audio/mpeg"])),
    ("txt", "text/plain", Sign::Text),
    ("csv", "text/csv", Sign::Text),
    ("ics", "text/calendar", Sign::Text),
];

/// All endings that are taken, as a form's `accept` lists them.
#[must_use]
pub fn accepted() -> String {
    KINDS.map(|(ending, ..)| format!(".{ending}")).join(",")
}

/// What a file is, by the ending of its name and by its content.
///
/// # Errors
/// Why it is not taken.
pub fn kind(ending: &str, content: &[u8]) -> Result<FileKind, FileFault> {
    if is_svg(ending, content) {
        return Err(FileFault::Svg);
    }
    let (_, media_type, sign) = KINDS.iter().find(|(known, ..)| *known == ending).ok_or(FileFault::UnknownKind)?;
    let told = infer::get(content).map(|found| found.mime_type());
    let fits = match sign {
        Sign::Bytes(allowed) => told.is_some_and(|told| allowed.contains(&told)),
        Sign::Text => told.is_none() && is_text(content),
    };
    if fits { Ok(FileKind { media_type }) } else { Err(FileFault::NotWhatItSays) }
}

/// Whether a file is an SVG, by its name or by its content.
#[must_use]
pub fn is_svg(ending: &str, content: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&content[..content.len().min(4_096)]).to_ascii_lowercase();
    matches!(ending, "svg" | "svgz") || head.contains("<svg")
}

fn is_text(content: &[u8]) -> bool {
    std::str::from_utf8(content).is_ok_and(|text| !text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{C}')))
}

#[cfg(test)]
mod tests {
    use super::{FileFault, kind};

    #[test]
    fn name_and_content_must_agree() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        let pdf = b"%PDF-1.7\n";
        let taken = |ending, content: &[u8]| kind(ending, content).map(|kind| kind.media_type);
        assert_eq!(taken("pdf", pdf), Ok("application/pdf"));
        assert_eq!(taken("png", png), Ok("image/png"));
        assert_eq!(taken("csv", "naam;plaats\r\nÉls;Gent\r\n".as_bytes()), Ok("text/csv"));
        assert_eq!(taken("docx", b"PK\x03\x04rest of an archive"), Ok("application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        for (ending, content, fault) in [
            ("pdf", &png[..], FileFault::NotWhatItSays),
            ("pdf", b"MZ\x90\0\x03\0\0\0", FileFault::NotWhatItSays),
            ("pdf", b"<html><script>alert(1)</script>", FileFault::NotWhatItSays),
            ("txt", b"a\0b", FileFault::NotWhatItSays),
            ("txt", b"\xff\xfea", FileFault::NotWhatItSays),
            ("txt", b"<!DOCTYPE html><script>alert(1)</script>", FileFault::NotWhatItSays),
            ("exe", b"MZ\x90\0\x03\0\0\0", FileFault::UnknownKind),
            ("html", b"<p>", FileFault::UnknownKind),
            ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileFault::UnknownKind),
            ("", pdf, FileFault::UnknownKind),
            ("svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", FileFault::Svg),
            ("png", b"<?xml version='1.0'?><SVG onload='alert(1)'/>", FileFault::Svg),
            ("docx", b"", FileFault::NotWhatItSays),
        ] {
            assert_eq!(taken(ending, content), Err(fault), "{ending} {content:?}");
        }
    }
}

//! A file as programs ask for it again and again: with ETag, date, and "not changed" for those who have it.

use std::sync::OnceLock;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use flate2::Compression;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use sha2::{Digest, Sha256};

use crate::web::assets::gzip;
use crate::web::viewer::accepts_gzip;

/// A file this small is sent as it is.
const WORTH_PACKING: usize = 1_400;
/// Where the packed file's tag differs from the plain one's (RFC 9110 §8.8.3.3).
const PACKED: &str = "-gzip";

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    Calendar,
    Atom,
    JsonFeed,
    Sitemap,
}

impl Media {
    fn content_type(self) -> &'static str {
        match self {
            Self::Calendar => "text/calendar; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::JsonFeed => "application/feed+json; charset=utf-8",
            Self::Sitemap => "application/xml; charset=utf-8",
        }
    }

    /// Of its name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Calendar => "ics",
            Self::Atom => "atom",
            Self::JsonFeed => "json",
            Self::Sitemap => "xml",
        }
    }

    /// Pages of other sites read these, too: what anybody may see, and never with anybody's cookies.
    fn is_for_other_sites(self) -> bool {
        matches!(self, Self::Atom | Self::JsonFeed)
    }
}

/// A file, ready to be sent many times.
pub struct FeedFile {
    media: Media,
    plain: Bytes,
    /// Packed when the first program asks for it.
    packed: OnceLock<Bytes>,
    /// Of the plain file, without quotes.
    tag: String,
    /// When what it shows last changed; `None`: it shows nothing yet.
    changed_at: Option<Timestamp>,
}

/// Who may keep the file, and under which name.
#[derive(Debug, Clone, Copy)]
pub enum Sharing {
    /// For everybody; a few minutes old is fresh.
    Public,
    /// Behind a secret address: the reader's program alone keeps it and asks each time.
    Personal,
}

impl FeedFile {
    #[must_use]
    pub fn new(media: Media, text: String, changed_at: Option<Timestamp>) -> Self {
        let tag = URL_SAFE_NO_PAD.encode(&Sha256::digest(text.as_bytes())[..16]);
        Self { media, plain: Bytes::from(text), packed: OnceLock::new(), tag, changed_at }
    }

    /// In memory, packed and plain.
    #[must_use]
    pub fn size(&self) -> usize {
        2 * self.plain.len()
    }

    /// The answer to a GET or HEAD. `name` holds letters, digits and hyphens only; `attached` files are saved, not shown.
    #[must_use]
    pub fn answer(&self, asked: &HeaderMap, sharing: Sharing, name: &str, attached: bool) -> Response {
        let packed = accepts_gzip(asked) && self.plain.len() >= WORTH_PACKING;
        let unchanged = self.is_known(asked);
        let body = match (unchanged, packed) {
            (true, _) => Bytes::new(),
            (false, true) => self.packed.get_or_init(|| gzip(&self.plain, Compression::fast())).clone(),
            (false, false) => self.plain.clone(),
        };
        let mut response = Response::new(Body::from(body));
        let suffix = if packed { PACKED } else { "" };
        let disposition = if attached { "attachment" } else { "inline" };
        let mut values = vec![
            (header::ETAG, format!("\"{}{suffix}\"", self.tag)),
            (header::VARY, "accept-encoding".to_owned()),
            (header::CACHE_CONTROL, if matches!(sharing, Sharing::Public) { "public, max-age=300" } else { "private, no-cache" }.to_owned()),
        ];
        if self.media.is_for_other_sites() {
            values.push((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()));
            values.push((HeaderName::from_static("cross-origin-resource-policy"), "cross-origin".to_owned()));
        }
        values.extend(self.changed_at.map(|changed_at| (header::LAST_MODIFIED, http_date(changed_at))));
        if unchanged {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            values.push((header::CONTENT_TYPE, self.media.content_type().to_owned()));
            values.push((header::CONTENT_DISPOSITION, format!("{disposition}; filename=\"{name}.{}\"", self.media.ending())));
            values.extend(packed.then(|| (header::CONTENT_ENCODING, "gzip".to_owned())));
        }
        for (name, value) in values {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }

    /// `If-None-Match` decides when it is there, by weak comparison; else `If-Modified-Since`, in whole seconds
    /// (RFC 9110 §13.1.2, §13.2.2).
    fn is_known(&self, asked: &HeaderMap) -> bool {
        let mut tags = asked.get_all(header::IF_NONE_MATCH).iter().peekable();
        if tags.peek().is_some() {
            let known = |tag: &str| tag == "*" || tag.trim_start_matches("W/").trim_matches('"').trim_end_matches(PACKED) == self.tag;
            return tags.filter_map(|tags| tags.to_str().ok()).flat_map(|tags| tags.split(',')).any(|tag| known(tag.trim()));
        }
        let since = asked.get(header::IF_MODIFIED_SINCE).and_then(|since| rfc2822::parse(since.to_str().ok()?).ok());
        since.zip(self.changed_at).is_some_and(|(since, changed_at)| changed_at.as_second() <= since.timestamp().as_second())
    }
}

/// `Tue, 09 Mar 2027 09:00:00 GMT`.
fn http_date(moment: Timestamp) -> String {
    moment.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};
    use jiff::Timestamp;

    use super::{FeedFile, Media, http_date};

    #[test]
    fn an_unchanged_file_is_recognised_by_its_tag_or_its_date() {
        let changed_at: Timestamp = "2027-03-09T09:00:00.5Z".parse().unwrap();
        let file = FeedFile::new(Media::Calendar, "BEGIN:VCALENDAR".to_owned(), Some(changed_at));
        let asked = |name, value: &str| HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())]);
        let tag = file.tag.as_str();
        for known in [format!("\"{tag}\""), format!("\"a\", W/\"{tag}\""), format!("\"{tag}-gzip\""), "*".to_owned()] {
            assert!(file.is_known(&asked(header::IF_NONE_MATCH, &known)), "{known}");
        }
        for other in ["\"a\"", "", "\"a\", \"b-gzip\"", &format!("\"{tag}x\"")] {
            assert!(!file.is_known(&asked(header::IF_NONE_MATCH, other)), "{other}");
        }
        assert_eq!(http_date(changed_at), "Tue, 09 Mar 2027 09:00:00 GMT");
        assert!(file.is_known(&asked(header::IF_MODIFIED_SINCE, &http_date(changed_at))));
        for older in ["Tue, 09 Mar 2027 08:59:59 GMT", "nonsense"] {
            assert!(!file.is_known(&asked(header::IF_MODIFIED_SINCE, older)), "{older}");
        }
        let both =
            HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_static("\"a\"")), (header::IF_MODIFIED_SINCE, HeaderValue::from_str(&http_date(changed_at)).unwrap())]);
        assert!(!file.is_known(&both), "the tag decides");
    }
}

//! Conditions on requests (RFC 9110 §13): what has not changed is not sent again, and what changed meanwhile is not overwritten.
//! A tag is `"{version}.{hash}"`: the version is what a write is held to, the hash is of all that is shown, so that a place
//! taken meanwhile refuses nobody's change of a title.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::problem::{Place, Problem};

/// A tag of what is sent; without a version for lists.
#[must_use]
pub fn tag(version: Option<i32>, body: &[u8]) -> HeaderValue {
    let hash: String = Sha256::digest(body).iter().take(12).map(|octet| format!("{octet:02x}")).collect();
    let text = version.map_or_else(|| format!("\"{hash}\""), |version| format!("\"{version}.{hash}\""));
    HeaderValue::try_from(text).expect("digits and quotes make a header")
}

/// Whether whoever asks has it already (weak comparison).
#[must_use]
pub fn is_known(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let Ok(tag) = tag.to_str() else { return false };
    let known = |header: &str| header.split(',').map(str::trim).any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag);
    headers.get_all(header::IF_NONE_MATCH).iter().any(|header| header.to_str().is_ok_and(known))
}

/// The answer to who has it already.
#[must_use]
pub fn not_modified(of: &Response) -> Response {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    for name in [header::ETAG, header::CACHE_CONTROL, header::LINK, header::VARY] {
        if let Some(value) = of.headers().get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

/// The version that a change is held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    Version(i32),
    /// `*`: whatever it is, as long as it is there.
    Any,
    /// Of none that ever was.
    Never,
}

impl Condition {
    /// # Errors
    /// `version-needed` (428) without `If-Match`: nobody changes what they have not seen.
    pub fn of(headers: &HeaderMap) -> Result<Self, Problem> {
        let header = headers.get(header::IF_MATCH).ok_or_else(|| Problem::of("version-needed"))?;
        let text = header.to_str().map_err(|_| Problem::at(Place::Header("If-Match"), "bad-parameter"))?.trim();
        if text == "*" {
            return Ok(Self::Any);
        }
        // A strong comparison: a weak tag matches nothing, and so does what is no tag of ours.
        let version = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).map(|text| text.split_once('.').map_or(text, |(version, _)| version));
        Ok(version.and_then(|version| version.parse().ok()).map_or(Self::Never, Self::Version))
    }

    /// The version to act on, of what stands at `current`.
    ///
    /// # Errors
    /// `changed-meanwhile` (412).
    pub fn version(self, current: i32) -> Result<i32, Problem> {
        match self {
            Self::Any => Ok(current),
            Self::Version(version) if version == current => Ok(version),
            Self::Version(_) | Self::Never => Err(crate::rules::refusal::Refusal::ChangedMeanwhile.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::{Condition, is_known, tag};

    fn with(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn a_change_names_the_version_that_was_seen() {
        let of = |value| Condition::of(&with(header::IF_MATCH, value)).ok();
        assert_eq!(of("\"12.ab\""), Some(Condition::Version(12)));
        assert_eq!(of("*"), Some(Condition::Any));
        for never in ["W/\"12.ab\"", "12.ab", "\"x\"", "", "\"99999999999.a\""] {
            assert_eq!(of(never), Some(Condition::Never), "{never}");
        }
        assert!(Condition::of(&HeaderMap::new()).is_err());
        assert!(Condition::Version(3).version(3).is_ok() && Condition::Version(3).version(4).is_err() && Condition::Any.version(4).is_ok());
    }

    #[test]
    fn who_has_it_is_known() {
        let tag = tag(Some(3), b"body");
        let text = tag.to_str().unwrap().to_owned();
        let asks = |value: &str| is_known(&HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_str(value).unwrap())]), &tag);
        assert!(asks(&text) && asks(&format!("W/{text}")) && asks(&format!("\"x\", {text}")) && asks("*") && !asks("\"3\""));
    }
}

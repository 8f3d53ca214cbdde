//! Files on their way out: streamed piece by piece, never run, never shown as a page of ours (ASVS 3.2.1).

use std::ops::Range;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::routing::get;
use futures_util::stream::try_unfold;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use uuid::Uuid;

use super::Site;
use super::assets::matches;
use super::errors::PageError;
use crate::app::App;
use crate::entity::file;
use crate::entity::file_chunk::CHUNK;
use crate::error::Error;
use crate::queries::file_content;
use crate::queries::readable_materials::public_one;

/// Nothing in it may run, load or be framed, should a browser show it after all.
const LOCKED: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
/// RFC 8187 §3.2.1: what may stand as it is in an extended value.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'!').remove(b'#').remove(b'$').remove(b'&').remove(b'+').remove(b'-').remove(b'.').remove(b'^').remove(b'_').remove(b'`').remove(b'|').remove(b'~');

/// How long others may keep it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Its address changes with its content.
    Forever,
    /// Asked for again each time.
    Checked,
    /// For one person.
    Never,
}

pub fn routes() -> Router<Site> {
    Router::new().route("/pictures/{sha256}", get(picture)).route("/materials/{material}/{name}", get(material))
}

/// A logo.
async fn picture(State(site): State<Site>, headers: HeaderMap, Path(sha256): Path<String>) -> Result<Response, PageError> {
    let known = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
    let found = if known { file_content::logo_file(&site.app.db, &sha256).await? } else { None };
    Ok(serve(&site.app, &headers, &found.ok_or(Error::NotFound)?, None, Keep::Forever))
}

/// A material for everybody; the name in the address is for its reader.
async fn material(State(site): State<Site>, headers: HeaderMap, Path((material, _name)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = Uuid::try_parse(&material).map_err(|_| Error::NotFound)?;
    let material = public_one(site.app.db.reader(), id, site.app.clock.now()).await?.ok_or(Error::NotFound)?;
    of_material(&site, &headers, &material, Keep::Checked).await
}

/// The file of a material that the visitor may have.
///
/// # Errors
/// `NotFound` when it is a link.
pub async fn of_material(site: &Site, headers: &HeaderMap, material: &crate::entity::material::Model, keep: Keep) -> Result<Response, PageError> {
    let file = file_content::file(&site.app.db, material.file_id.ok_or(Error::NotFound)?).await?.ok_or(Error::NotFound)?;
    Ok(serve(&site.app, headers, &file, material.file_name.as_deref(), keep))
}

/// A scan of a signed list, for the desk only: saved, never shown, kept by nobody in between.
///
/// # Errors
/// The database's.
pub async fn of_sheet(site: &Site, headers: &HeaderMap, sheet: &crate::entity::attendance_sheet::Model) -> Result<Response, PageError> {
    let file = file_content::file(&site.app.db, sheet.file_id).await?.ok_or(Error::NotFound)?;
    Ok(serve(&site.app, headers, &file, Some(&sheet.file_name), Keep::Never))
}

/// The file or the part that was asked for (RFC 9110 §14); `name`: to be saved under, else shown in a page.
fn serve(app: &App, asked: &HeaderMap, file: &file::Model, name: Option<&str>, keep: Keep) -> Response {
    let size = u64::try_from(file.size).unwrap_or(0);
    let tag = HeaderValue::try_from(format!("\"{}\"", file.sha256)).expect("hexadecimal digits in quotes are ASCII");
    let mut answer = Response::new(Body::empty());
    let headers = answer.headers_mut();
    headers.insert(header::ETAG, tag.clone());
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(match keep {
            Keep::Forever => "public, max-age=31536000, immutable",
            Keep::Checked => "public, max-age=0, must-revalidate",
            Keep::Never => "no-store",
        }),
    );
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(LOCKED));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(HeaderName::from_static("x-download-options"), HeaderValue::from_static("noopen"));
    if asked.get(header::IF_NONE_MATCH).is_some_and(|given| matches(given, &tag)) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        return answer;
    }
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(&content_type(&file.media_type)).unwrap_or(HeaderValue::from_static("application/octet-stream")));
    if let Some(name) = name {
        headers.insert(header::CONTENT_DISPOSITION, disposition(name));
    }
    let whole = 0..size;
    let part = match asked_part(asked, &tag, size) {
        Part::Whole => whole,
        Part::Of(part) => {
            headers.insert(header::CONTENT_RANGE, HeaderValue::try_from(format!("bytes {}-{}/{size}", part.start, part.end - 1)).expect("numbers are ASCII"));
            *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
            part
        }
        Part::Outside => {
            headers.insert(header::CONTENT_RANGE, HeaderValue::try_from(format!("bytes */{size}")).expect("a number is ASCII"));
            *answer.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
            return answer;
        }
    };
    answer.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(part.end - part.start));
    *answer.body_mut() = pieces(app.clone(), file.id, part);
    answer
}

/// Texts say how they are written.
fn content_type(media_type: &str) -> String {
    if media_type.starts_with("text/") { format!("{media_type}; charset=utf-8") } else { media_type.to_owned() }
}

/// RFC 6266: to be saved, under a name that old and new programs read.
pub(super) fn disposition(name: &str) -> HeaderValue {
    let plain: String = name.chars().map(|letter| if (letter.is_ascii_graphic() && !matches!(letter, '"' | '\\' | '%')) || letter == ' ' { letter } else { '_' }).collect();
    HeaderValue::try_from(format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(name, PLAIN))).expect("both forms are ASCII without quotes")
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Of(Range<u64>),
    Outside,
}

/// One range of bytes; whatever else is asked gets the whole (RFC 9110 §14.2).
fn asked_part(asked: &HeaderMap, tag: &HeaderValue, size: u64) -> Part {
    let Some(text) = asked.get(header::RANGE).and_then(|range| range.to_str().ok()).and_then(|range| range.strip_prefix("bytes=")) else { return Part::Whole };
    if asked.get(header::IF_RANGE).is_some_and(|seen| seen != tag) {
        return Part::Whole;
    }
    let Some((first, last)) = text.trim().split_once('-').filter(|_| !text.contains(',')) else { return Part::Whole };
    let number = |text: &str| text.parse::<u64>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    match (first, last) {
        ("", last) => match number(last) {
            Some(0) => Part::Outside,
            Some(length) if size > 0 => Part::Of(size.saturating_sub(length)..size),
            _ => Part::Whole,
        },
        (first, last) => match (number(first), last, number(last)) {
            (Some(first), "", _) if first < size => Part::Of(first..size),
            (Some(first), _, Some(last)) if first <= last && first < size => Part::Of(first..size.min(last.saturating_add(1))),
            (Some(first), "", _) if first >= size => Part::Outside,
            (Some(first), _, Some(last)) if first <= last => Part::Outside,
            _ => Part::Whole,
        },
    }
}

/// Each piece is read when the reader has taken the one before.
fn pieces(app: App, file_id: Uuid, part: Range<u64>) -> Body {
    let stream = try_unfold(part, move |left| {
        let app = app.clone();
        async move {
            if left.is_empty() {
                return Ok(None);
            }
            let chunk = CHUNK as u64;
            let number = i32::try_from(left.start / chunk).unwrap_or(i32::MAX);
            let piece = file_content::piece(&app.db, file_id, number).await?.ok_or(Error::NotFound)?;
            let begin = usize::try_from(left.start % chunk).unwrap_or(0);
            let end = usize::try_from(left.end - (left.start - left.start % chunk)).unwrap_or(usize::MAX).min(piece.len());
            let bytes = bytes::Bytes::from(piece).slice(begin.min(end)..end);
            if bytes.is_empty() {
                return Err(Error::NotFound);
            }
            let next = left.start + bytes.len() as u64..left.end;
            Ok(Some((bytes, next)))
        }
    });
    Body::from_stream(stream)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::{Part, asked_part, disposition};

    #[test]
    fn one_range_is_answered_and_nonsense_gets_the_whole() {
        let tag = HeaderValue::from_static("\"a\"");
        let part = |range: &'static str| asked_part(&HeaderMap::from_iter([(header::RANGE, HeaderValue::from_static(range))]), &tag, 1_000);
        for (range, expected) in [
            ("bytes=0-99", Part::Of(0..100)),
            ("bytes=900-", Part::Of(900..1_000)),
            ("bytes=-100", Part::Of(900..1_000)),
            ("bytes=-5000", Part::Of(0..1_000)),
            ("bytes=990-5000", Part::Of(990..1_000)),
            ("bytes=1000-", Part::Outside),
            ("bytes=1000-1001", Part::Outside),
            ("bytes=-0", Part::Outside),
            ("bytes=5-4", Part::Whole),
            ("bytes=0-1,5-6", Part::Whole),
            ("bytes=+1-2", Part::Whole),
            ("bytes=18446744073709551615-18446744073709551615", Part::Outside),
            ("items=0-1", Part::Whole),
        ] {
            assert_eq!(part(range), expected, "{range}");
        }
        let stale = [(header::RANGE, HeaderValue::from_static("bytes=0-1")), (header::IF_RANGE, HeaderValue::from_static("\"b\""))];
        assert_eq!(asked_part(&HeaderMap::from_iter(stale), &tag, 1_000), Part::Whole);
    }

    #[test]
    fn a_name_is_written_for_old_and_new_programs() {
        assert_eq!(disposition("Été (1).pdf").to_str().unwrap(), "attachment; filename=\"_t_ (1).pdf\"; filename*=UTF-8''%C3%89t%C3%A9%20%281%29.pdf");
        assert_eq!(disposition("a\"b\\c.pdf").to_str().unwrap(), "attachment; filename=\"a_b_c.pdf\"; filename*=UTF-8''a%22b%5Cc.pdf");
    }
}

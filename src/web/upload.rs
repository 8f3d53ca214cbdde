//! Forms with files: `multipart/form-data` (RFC 7578), counted while it streams in. Nothing is written to a disk: a file
//! is in memory until its handler is done with it, and only so many forms are read at the same time.

use std::fmt;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use bytes::Bytes;
use futures_util::stream::{Stream, try_unfold};
use http_body_util::BodyExt;
use multer::Multipart;
use tokio::sync::OwnedSemaphorePermit;

use super::errors::PageError;
use super::form::{self, Fields, MOST_FIELDS, TOKEN_FIELD};
use super::{Site, session};
use crate::error::{Error, FieldError, FieldErrors};
use crate::rules::file_name::FileName;

/// Bytes beyond the limit that are read before the connection is closed on the sender: a browser that is still sending
/// sees no answer.
const MOST_THROWN_AWAY: usize = 256 * 1024 * 1024;
/// Names the fields whose files were not kept when a form lay open for too long and is sent again.
const LEFT_BEHIND: &str = "left_behind";

/// A file as it was sent.
pub struct UploadedFile {
    pub field: String,
    /// As its sender calls it, made harmless. Its ending is the sender's word only.
    pub name: FileName,
    /// Empty when there were more than one file may have.
    pub bytes: Vec<u8>,
    too_large: bool,
}

/// What a form with files holds.
pub struct Upload {
    pub fields: Fields,
    /// Those that were chosen, in the order they were sent.
    pub files: Vec<UploadedFile>,
    most_megabytes: usize,
    /// Counts against the forms read at once until the handler is done.
    _place: Option<OwnedSemaphorePermit>,
}

/// What people send stays out of logs.
impl fmt::Debug for Upload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Upload({:?}, {} files)", self.fields, self.files.len())
    }
}

impl Upload {
    /// The file of that field. `None`: none was chosen, or it cannot be taken; then `faults` says why
    /// (`file-too-large` with the limit in megabytes, `file-empty`, `file-again`).
    pub fn file(&self, field: &str, faults: &mut FieldErrors) -> Option<&UploadedFile> {
        let Some(file) = self.files.iter().find(|file| file.field == field) else {
            if self.fields.all(LEFT_BEHIND).contains(&field) {
                faults.add(field, "file-again");
            }
            return None;
        };
        if file.too_large {
            faults.0.push(FieldError { field: field.to_owned(), code: "file-too-large".to_owned(), limit: Some(self.most_megabytes) });
            return None;
        }
        if file.bytes.is_empty() {
            faults.add(field, "file-empty");
            return None;
        }
        Some(file)
    }
}

/// A form of the desk that may bring files; its token is bound to the session. Also takes a form without files in its
/// plain encoding. Take it as the last argument; the page's form says `enctype="multipart/form-data"`.
pub struct DeskUpload(pub Upload);

impl FromRequest<Site> for DeskUpload {
    type Rejection = PageError;

    async fn from_request(request: Request, site: &Site) -> Result<Self, PageError> {
        upload(request, site, site.app.config.form_bytes).await.map(Self)
    }
}

/// The same for a form whose texts may be as large as a file: pasted rows, or a table that travels from page to page.
pub struct DeskTable(pub Upload);

impl FromRequest<Site> for DeskTable {
    type Rejection = PageError;

    async fn from_request(request: Request, site: &Site) -> Result<Self, PageError> {
        upload(request, site, site.app.config.upload_bytes).await.map(Self)
    }
}

/// How long such a form may take to come in.
#[must_use]
pub fn time_limit(site: &Site) -> Duration {
    site.app.config.upload_time_limit
}

/// Whether a request says that it brings files.
#[must_use]
pub fn is_upload(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("multipart/form-data"))
}

/// A form of the desk with texts of together at most `text_bytes`.
async fn upload(request: Request, site: &Site, text_bytes: usize) -> Result<Upload, PageError> {
    let (parts, body) = request.into_parts();
    let bound_to = match session::form_binding(&parts, site).await {
        Ok(bound_to) => bound_to,
        Err(refused) => return Err(drained(site, body, refused).await),
    };
    if !is_upload(&parts.headers) {
        let fields = form::read(site, &parts, body, &bound_to).await?;
        return Ok(Upload { fields, files: Vec::new(), most_megabytes: 0, _place: None });
    }
    read(site, &parts, body, &bound_to, text_bytes).await
}

/// Reads the form and decides whether it came from a page of ours.
///
/// # Errors
/// 403 for a form of another site, 400 for one that is no such form, 408 and 413 for its pace and size, and the form
/// itself, shown again without its files, when only its token is missing or too old.
async fn read(site: &Site, parts: &Parts, body: Body, bound_to: &[u8], text_bytes: usize) -> Result<Upload, PageError> {
    let config = &site.app.config;
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let Ok(boundary) = multer::parse_boundary(kind) else { return Err(drained(site, body, PageError::of_status(StatusCode::BAD_REQUEST)).await) };
    if !form::is_ours(&parts.headers, site.app.links.origin()) {
        return Err(drained(site, body, Error::Forbidden.into()).await);
    }
    let announced = parts.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok()).unwrap_or(0);
    if announced > config.upload_form_bytes {
        return Err(drained(site, body, PageError::of_status(StatusCode::PAYLOAD_TOO_LARGE)).await);
    }
    let reading = async {
        let place = site.uploads.clone().acquire_owned().await.map_err(|_| Error::Busy)?;
        let parts = parts_of(counted(body, config.upload_form_bytes), boundary, text_bytes, config.upload_bytes).await?;
        Ok::<_, PageError>((place, parts))
    };
    let Ok(read) = tokio::time::timeout(time_limit(site), reading).await else { return Err(PageError::of_status(StatusCode::REQUEST_TIMEOUT)) };
    let (place, (mut fields, files)) = read?;
    let now = site.app.clock.now();
    let token = fields.iter().find(|(name, _)| name == TOKEN_FIELD).map_or("", |(_, token)| token.as_str());
    if !site.app.keys.form_token_fits(token, bound_to, now) {
        fields.extend(files.iter().map(|file| (LEFT_BEHIND.to_owned(), file.field.clone())));
        return Err(PageError::stale(Fields::of(fields), site.app.keys.form_token(bound_to, now)));
    }
    Ok(Upload { fields: Fields::of(fields), files, most_megabytes: config.upload_bytes / (1024 * 1024), _place: Some(place) })
}

/// The answer to a form that is not wanted, once the browser is done sending it.
async fn drained(site: &Site, body: Body, refused: PageError) -> PageError {
    let _ = tokio::time::timeout(time_limit(site), async {
        let mut stream = std::pin::pin!(counted(body, 0));
        while let Some(Ok(_)) = futures_util::StreamExt::next(&mut stream).await {}
    })
    .await;
    refused
}

/// Why a body ended before its end.
#[derive(Debug, Clone, Copy)]
enum Cut {
    TooLarge,
    HungUp,
}

impl fmt::Display for Cut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::TooLarge => "the form is too large",
            Self::HungUp => "the sender hung up",
        })
    }
}

impl std::error::Error for Cut {}

/// At most `limit` bytes of a body; what comes after them is thrown away as it comes in, then the stream fails.
fn counted(body: Body, limit: usize) -> impl Stream<Item = Result<Bytes, Cut>> + Send + 'static {
    try_unfold((body, 0_usize), move |(mut body, mut read)| async move {
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame.map_err(|_| Cut::HungUp)?.into_data() else { continue };
            read += data.len();
            if read <= limit {
                return Ok(Some((data, (body, read))));
            }
            if read - limit > MOST_THROWN_AWAY {
                break;
            }
        }
        if read > limit { Err(Cut::TooLarge) } else { Ok(None) }
    })
}

type Read = (Vec<(String, String)>, Vec<UploadedFile>);

/// Texts of together at most `text_bytes`, and files of at most `file_bytes` each; a larger one is named without its bytes.
async fn parts_of(stream: impl Stream<Item = Result<Bytes, Cut>> + Send + 'static, boundary: String, text_bytes: usize, file_bytes: usize) -> Result<Read, PageError> {
    let mut form = Multipart::new(stream, boundary);
    let (mut fields, mut files) = (Vec::new(), Vec::new());
    let (mut texts, mut too_much) = (0, false);
    while let Some(mut part) = form.next_field().await.map_err(refusal)? {
        if fields.len() + files.len() >= MOST_FIELDS {
            return Err(PageError::of_status(StatusCode::PAYLOAD_TOO_LARGE));
        }
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let limit = if file_name.is_some() { file_bytes } else { text_bytes - texts };
        let (mut bytes, mut over) = (Vec::new(), false);
        while let Some(piece) = part.chunk().await.map_err(refusal)? {
            over = over || bytes.len() + piece.len() > limit;
            if over {
                bytes = Vec::new();
            } else {
                bytes.extend_from_slice(&piece);
            }
        }
        match file_name {
            // A file's field in which none was chosen.
            Some(file_name) if file_name.is_empty() && bytes.is_empty() && !over => {}
            Some(file_name) => files.push(UploadedFile { field: name, name: FileName::clean(&file_name), bytes, too_large: over }),
            None => {
                too_much = too_much || over;
                texts += bytes.len();
                fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
    }
    if too_much { Err(PageError::of_status(StatusCode::PAYLOAD_TOO_LARGE)) } else { Ok((fields, files)) }
}

fn refusal(error: multer::Error) -> PageError {
    let too_large = match error {
        multer::Error::StreamReadFailed(cut) => cut.downcast_ref::<Cut>().is_some_and(|cut| matches!(cut, Cut::TooLarge)),
        _ => false,
    };
    PageError::of_status(if too_large { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::BAD_REQUEST })
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::{HeaderMap, HeaderValue};

    use super::{counted, is_upload, parts_of};

    async fn read(body: &str, most: usize) -> Result<super::Read, super::PageError> {
        parts_of(counted(Body::from(body.to_owned()), most), "b".to_owned(), 20, 10).await
    }

    fn part(head: &str, content: &str) -> String {
        format!("--b\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n")
    }

    #[tokio::test]
    async fn texts_and_files_come_in_their_order_and_a_field_without_a_file_is_none() {
        let body = [
            part("name=\"title\"", "Été"),
            part("name=\"logo\"; filename=\"\"", ""),
            part("name=\"slides\"; filename=\"../a.pdf\"", "12345"),
            part("name=\"big\"; filename=\"b.pdf\"", "12345678901"),
            "--b--\r\n".to_owned(),
        ]
        .concat();
        let (fields, files) = read(&body, 10_000).await.unwrap();
        assert_eq!(fields, [("title".to_owned(), "Été".to_owned())]);
        let seen: Vec<_> = files.iter().map(|file| (file.field.as_str(), file.name.as_str(), file.bytes.len(), file.too_large)).collect();
        assert_eq!(seen, [("slides", "a.pdf", 5, false), ("big", "b.pdf", 0, true)]);
    }

    #[tokio::test]
    async fn what_is_too_large_or_cut_off_is_refused() {
        let long = [part("name=\"title\"", &"x".repeat(21)), "--b--\r\n".to_owned()].concat();
        assert!(read(&long, 10_000).await.is_err());
        let whole = [part("name=\"a\"; filename=\"a\"", &"x".repeat(500)), "--b--\r\n".to_owned()].concat();
        assert!(read(&whole, whole.len()).await.is_ok());
        assert!(read(&whole, whole.len() - 1).await.is_err());
        for broken in ["", "nonsense", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx", "--b\r\n"] {
            assert!(read(broken, 10_000).await.is_err(), "{broken:?}");
        }
    }

    #[test]
    fn only_forms_with_files_are_uploads() {
        let headers = |kind: &'static str| HeaderMap::from_iter([(axum::http::header::CONTENT_TYPE, HeaderValue::from_static(kind))]);
        assert!(is_upload(&headers("multipart/form-data; boundary=x")) && is_upload(&headers("Multipart/Form-Data")));
        assert!(!is_upload(&headers("multipart/mixed; boundary=x")) && !is_upload(&HeaderMap::new()));
    }
}

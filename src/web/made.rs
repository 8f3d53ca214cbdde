//! Files that are made for one reader: sent piece by piece, or made in a file without a name and then sent, so that no length of
//! them is held in memory. A few at once, so that everybody else is still answered.

use std::future::Future;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;
use futures_util::stream::try_unfold;
use tokio::io::AsyncReadExt as _;
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::download::disposition;
use crate::error::Error;

/// Large files that are made at once; each holds a connection to the database now and then.
pub const AT_ONCE: usize = 3;
/// Media type of what `documents::pdf` writes (RFC 8118).
pub const PDF: &str = "application/pdf";
/// Bytes that are sent at once.
const PIECE: usize = 64 * 1024;

/// Who may make large files now.
#[derive(Clone)]
pub struct Making(Arc<Semaphore>);

/// The right to make one; given back when the file is sent, or its reader is gone.
pub struct Permit(#[expect(dead_code, reason = "held, never read")] OwnedSemaphorePermit);

impl Default for Making {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Making {
    /// # Errors
    /// `Busy`: enough are made at this moment.
    pub fn begin(&self) -> Result<Permit, Error> {
        Arc::clone(&self.0).try_acquire_owned().map(Permit).map_err(|_| Error::Busy)
    }
}

/// A file to be saved under that name, kept by nobody in between.
#[must_use]
pub fn answer(body: impl Into<Body>, media_type: &'static str, name: &str) -> Response {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_DISPOSITION, disposition(name));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

enum Stage<W> {
    /// The work, on a thread of its own.
    Before(W),
    Sending(tokio::fs::File),
}

/// What `work` writes into a file. It is done while the reader waits for the first byte; what fails then ends the connection, so that
/// nobody takes a part for the whole.
pub fn built<W, F>(permit: Permit, work: W) -> Body
where
    W: FnOnce() -> F + Send + 'static,
    F: Future<Output = Result<std::fs::File, Error>>,
{
    let stream = try_unfold((Stage::Before(work), permit), |(stage, permit)| async move {
        let mut file = match stage {
            Stage::Before(work) => {
                let made = tokio::task::spawn_blocking(move || Handle::current().block_on(work())).await;
                tokio::fs::File::from_std(made.map_err(|error| Error::Internal(error.into()))??)
            }
            Stage::Sending(file) => file,
        };
        let mut piece = vec![0; PIECE];
        let length = file.read(&mut piece).await.map_err(|error| Error::Internal(error.into()))?;
        piece.truncate(length);
        Ok::<_, Error>((length > 0).then(|| (Bytes::from(piece), (Stage::Sending(file), permit))))
    });
    Body::from_stream(futures_util::TryStreamExt::inspect_err(stream, |error: &Error| tracing::error!(%error, "a file could not be made")))
}

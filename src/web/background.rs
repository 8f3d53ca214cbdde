//! Work that takes a processor for a while: other answers do not wait for it.

use crate::error::Error;

/// Does `work` on a thread that answers nobody.
///
/// # Errors
/// `Internal` when the work panics.
pub async fn in_the_background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(error.into()))
}

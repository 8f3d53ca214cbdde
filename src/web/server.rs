//! The connection loop: time-outs for headers, idling and slow readers, a ceiling, and a stop that cuts nobody
//! off. Ours because `axum::serve` has none of these.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, header};
use futures_util::FutureExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::Sleep;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::Service as _;

/// How long the other end may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// From the first waiting for a request to the end of its headers; so also the longest idling.
    pub headers: Duration,
    /// A reader that takes less than 64 kB in this time is let go.
    pub reading: Duration,
    /// After the stop, connections in use learn from their next answer that it was the last; then idle ones end.
    pub idle_at_stop: Duration,
    /// After the stop, what still runs is given up.
    pub stop: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { headers: Duration::from_secs(15), reading: Duration::from_secs(30), idle_at_stop: Duration::from_millis(500), stop: Duration::from_secs(10) }
    }
}

const READING_PROGRESS: usize = 64 * 1024;
/// The largest head of a request; also bounds what a connection buffers.
const HEAD_BYTES: usize = 64 * 1024;
/// Connections at the same time, when the system lets us open as many files.
const CONNECTIONS: usize = 4_000;
/// Files that are not connections: database, log, mail.
const OTHER_FILES: usize = 128;
/// Serves until `stop`; then requests in flight end (at most ten seconds) and idle connections close.
///
/// # Errors
/// When the listener itself fails for good.
pub async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) -> io::Result<()> {
    serve_with(Patience::default(), listener, router, stop).await
}

/// Like [`serve`], with other time-outs.
///
/// # Errors
/// When the listener itself fails for good.
pub async fn serve_with(patience: Patience, listener: TcpListener, router: Router, stop: CancellationToken) -> io::Result<()> {
    let places = Arc::new(Semaphore::new(ceiling()));
    let connections = TaskTracker::new();
    loop {
        let accepted = tokio::select! {
            biased;
            () = stop.cancelled() => break,
            accepted = accept(&listener, &places) => accepted?,
        };
        let Some((stream, peer, place)) = accepted else {
            // Out of files, or the other end is gone already: take a breath, keep the door open.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        connections.spawn(connection(patience, stream, peer, router.clone(), stop.clone()).map(move |()| drop(place)));
    }
    // Who was let in by the system before the stop is served, too.
    while let Some(Ok((stream, peer))) = listener.accept().now_or_never() {
        connections.spawn(connection(patience, stream, peer, router.clone(), stop.clone()));
    }
    drop(listener);
    connections.close();
    if tokio::time::timeout(patience.stop, connections.wait()).await.is_err() {
        tracing::warn!(connections = connections.len(), "connections were cut off at the stop");
    }
    Ok(())
}

type Accepted = Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)>;

async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> io::Result<Accepted> {
    let place = Arc::clone(places).acquire_owned().await.map_err(io::Error::other)?;
    match listener.accept().await {
        Ok((stream, peer)) => Ok(Some((stream, peer, place))),
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Err(error),
        Err(error) => {
            tracing::debug!(%error, "a connection could not be accepted");
            Ok(None)
        }
    }
}

/// As many connections as files may be open, less those for other things.
fn ceiling() -> usize {
    let files = std::fs::read_to_string("/proc/self/limits").ok().and_then(|limits| {
        let line = limits.lines().find(|line| line.starts_with("Max open files"))?;
        line.split_whitespace().nth(3)?.parse::<usize>().ok()
    });
    files.map_or(CONNECTIONS, |files| files.saturating_sub(OTHER_FILES).clamp(64, CONNECTIONS))
}

async fn connection(patience: Patience, stream: TcpStream, peer: SocketAddr, router: Router, stop: CancellationToken) {
    // Answers are written whole; waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let stopping = stop.clone();
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut router = router.clone();
        let stopping = stopping.clone();
        async move {
            let mut request: Request = request.map(axum::body::Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let mut response = router.call(request).await?;
            if stopping.is_cancelled() {
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, std::convert::Infallible>(response)
        }
    });
    let mut connection = std::pin::pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(patience.headers)
            .max_buf_size(HEAD_BYTES)
            .serve_connection(TokioIo::new(Patient::new(stream, patience.reading)), service)
    );
    let ended = tokio::select! {
        ended = connection.as_mut() => Some(ended),
        () = async { stop.cancelled().await; tokio::time::sleep(patience.idle_at_stop).await; } => None,
    };
    let ended = match ended {
        Some(ended) => ended,
        None => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// A stream whose patience with slow readers ends.
struct Patient {
    stream: TcpStream,
    patience: Duration,
    /// Set while the reader lets us wait.
    waiting: Option<Pin<Box<Sleep>>>,
    written: usize,
}

impl Patient {
    fn new(stream: TcpStream, patience: Duration) -> Self {
        Self { stream, patience, waiting: None, written: 0 }
    }

    fn wrote<T>(&mut self, context: &mut Context<'_>, outcome: Poll<io::Result<T>>, bytes: impl Fn(&T) -> usize) -> Poll<io::Result<T>> {
        match outcome {
            Poll::Ready(Ok(done)) => {
                self.written += bytes(&done);
                if self.written >= READING_PROGRESS {
                    self.waiting = None;
                }
                Poll::Ready(Ok(done))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => {
                if self.waiting.is_none() {
                    self.written = 0;
                }
                let patience = self.patience;
                let waiting = self.waiting.get_or_insert_with(|| Box::pin(tokio::time::sleep(patience)));
                waiting.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }
}

impl AsyncRead for Patient {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.wrote(context, outcome, |&written| written)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, context: &mut Context<'_>, slices: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.wrote(context, outcome, |&written| written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        // Everything is with the system: the reader keeps up.
        let outcome = Pin::new(&mut self.stream).poll_flush(context);
        if outcome.is_ready() {
            self.waiting = None;
        }
        outcome
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

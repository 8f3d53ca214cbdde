//! Over real connections: the slow are let go, the stop cuts nobody off.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::get;
use belfry::web::server::{Patience, serve_with};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::support::TestApp;

const SHORT: Patience =
    Patience { headers: Duration::from_millis(300), reading: Duration::from_millis(300), idle_at_stop: Duration::from_millis(100), stop: Duration::from_secs(5) };

struct Serving {
    address: SocketAddr,
    stop: CancellationToken,
    task: JoinHandle<std::io::Result<()>>,
}

async fn serving(router: Router) -> Serving {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("it works");
    let address = listener.local_addr().expect("it works");
    let stop = CancellationToken::new();
    let task = tokio::spawn(serve_with(SHORT, listener, router, stop.clone()));
    Serving { address, stop, task }
}

impl Serving {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("it works")
    }
}

async fn everything(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut bytes)).await.expect("the connection ends");
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn a_request_that_never_ends_and_an_idle_connection_are_let_go() {
    let serving = serving(Router::new().route("/", get(async || "here"))).await;
    let begun = Instant::now();
    let mut silent = serving.connect().await;
    let mut slow = serving.connect().await;
    slow.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ").await.expect("it works");
    let mut idle = serving.connect().await;
    idle.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.expect("it works");
    let (silent, slow, idle) = tokio::join!(everything(&mut silent), everything(&mut slow), everything(&mut idle));
    assert!(!silent.contains("here") && !slow.contains("here") && idle.ends_with("here"), "{silent} {slow} {idle}");
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn who_does_not_read_is_let_go_and_who_reads_gets_everything() {
    let large = || "x".repeat(20_000_000);
    let serving = serving(Router::new().route("/", get(async move || large()))).await;
    let mut lazy = serving.connect().await;
    lazy.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.expect("it works");
    let mut eager = serving.connect().await;
    eager.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.expect("it works");
    assert!(everything(&mut eager).await.len() > 20_000_000);
    tokio::time::sleep(Duration::from_millis(800)).await;
    assert!(everything(&mut lazy).await.len() < 20_000_000, "the rest was given up");
}

#[tokio::test]
async fn the_stop_lets_requests_in_flight_end_and_closes_the_door() {
    let slow = async || {
        tokio::time::sleep(Duration::from_millis(700)).await;
        "done"
    };
    let serving = serving(Router::new().route("/slow", get(slow)).route("/", get(async || "here"))).await;
    let mut working = serving.connect().await;
    working.write_all(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").await.expect("it works");
    let mut waiting = serving.connect().await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    serving.stop.cancel();
    tokio::time::sleep(Duration::from_millis(30)).await;
    waiting.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.expect("it works");
    let (working, waiting) = tokio::join!(everything(&mut working), everything(&mut waiting));
    assert!(working.ends_with("done") && working.to_lowercase().contains("connection: close"), "{working}");
    assert!(waiting.ends_with("here") && waiting.to_lowercase().contains("connection: close"), "{waiting}");
    assert!(TcpStream::connect(serving.address).await.is_err(), "nobody is let in any more");
    serving.task.await.expect("it works").expect("it works");
}

#[tokio::test]
async fn the_stop_gives_up_what_never_ends() {
    let serving = serving(Router::new().route("/", get(std::future::pending::<&str>))).await;
    let mut working = serving.connect().await;
    working.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.expect("it works");
    let begun = Instant::now();
    tokio::time::sleep(Duration::from_millis(50)).await;
    serving.stop.cancel();
    serving.task.await.expect("it works").expect("it works");
    assert!((Duration::from_secs(5)..Duration::from_secs(7)).contains(&begun.elapsed()));
}

#[tokio::test]
async fn a_request_that_names_no_host_or_two_is_refused_with_a_page() {
    let app = TestApp::start().await;
    let serving = serving(app.router()).await;
    for hosts in ["", "Host: a\r\nHost: b\r\n", "Host: a b\r\n", "Host: a\"><x>\r\n", "Host: user@a\r\n"] {
        let mut stream = serving.connect().await;
        stream.write_all(format!("GET /accessibility HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n").as_bytes()).await.expect("it works");
        let answer = everything(&mut stream).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{hosts:?}: {answer}");
    }
    let mut stream = serving.connect().await;
    stream.write_all(b"TRACE /accessibility HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.expect("it works");
    let answer = everything(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 405") && answer.contains("allow: GET,HEAD") && answer.contains("<h1>"), "{answer}");
}

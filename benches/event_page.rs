//! The event page against a bare axum handler that returns the same bytes, alternating in one run.

use crate::support::{self, Client, Rate, drive, get, middle};
use axum::http::header::CONTENT_TYPE;
use bytes::Bytes;

const CLIENTS: usize = 32;
const REQUESTS: usize = 60_000;
const RUNS: usize = 3;

#[tokio::main]
pub async fn run() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = support::app(&support::new_database(folder.path(), false).await).await;
    support::event(&app, "right-to-challenge", 200).await;
    let ours = support::serve(belfry::web::router(app).expect("templates")).await;
    let path = "/events/right-to-challenge";
    let (status, body) = {
        let mut client = Client::connect(ours).await;
        let (status, body) = client.send(&get(path)).await;
        (status, Bytes::copy_from_slice(body))
    };
    assert_eq!(status, 200);
    println!("{} bytes, {CLIENTS} clients, {REQUESTS} requests a run, median of {RUNS}", body.len());

    let bytes = body.clone();
    let bare = axum::Router::new().route(path, axum::routing::get(move || async move { ([(CONTENT_TYPE, "text/html; charset=utf-8")], bytes.clone()) }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let bare_address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum::serve(listener, bare).await });

    let (mut page_runs, mut bare_runs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        bare_runs.push(load(bare_address, path, body.len()).await);
        page_runs.push(load(ours, path, body.len()).await);
    }
    let (page, bare) = (middle(page_runs), middle(bare_runs));
    println!("bare axum handler  {:>8.0}/s  p50 {:?}  p99 {:?}", bare.per_second, bare.median, bare.p99);
    println!("event page         {:>8.0}/s  p50 {:?}  p99 {:?}", page.per_second, page.median, page.p99);
    println!("ratio              {:.2} (aim: 0.50)", page.per_second / bare.per_second);
}

async fn load(address: std::net::SocketAddr, path: &'static str, length: usize) -> Rate {
    drive(
        CLIENTS,
        REQUESTS,
        async |_| Client::connect(address).await,
        move |client, _| {
            Box::pin(async move {
                let (status, body) = client.send(&get(path)).await;
                assert!(status == 200 && body.len() == length);
            })
        },
    )
    .await
}

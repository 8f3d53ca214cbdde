//! A page of another site that shows our events in a frame: without a script of its own, with ours, and where it may not.

use std::time::Duration;

use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::browser::{Browser, DESKTOP};
use crate::support::Program;
use crate::support::database::TestDatabase;

/// A site that answers everything with its one page.
async fn site(listener: TcpListener, page: String) {
    while let Ok((mut stream, _)) = listener.accept().await {
        let page = page.clone();
        tokio::spawn(async move {
            let mut asked = [0; 4_096];
            let _ = stream.read(&mut asked).await;
            let answer = format!("HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{page}", page.len());
            let _ = stream.write_all(answer.as_bytes()).await;
        });
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_site_shows_our_events_in_a_frame_that_is_as_high_as_they_are() {
    let [named, other] = [TcpListener::bind("127.0.0.1:0").await, TcpListener::bind("127.0.0.1:0").await].map(|listener| listener.expect("a port"));
    let [named_port, other_port] = [&named, &other].map(|listener| listener.local_addr().expect("an address").port());
    let program = Program::on(&TestDatabase::empty_sqlite()).demo().setting("BELFRY_EMBED_ORIGINS", &format!("http://localhost:{named_port}")).start().await;
    let origin = program.url();
    let page = format!(
        "<!doctype html><html lang=nl><title>Gemeente</title><body><h1>Onze agenda</h1>\
         <iframe id=sized src=\"{origin}/embed/list?count=3&amp;sizes=1&amp;language=nl\" title=a width=400 height=50></iframe>\
         <iframe id=plain src=\"{origin}/embed/calendar?language=nl\" title=b width=400 height=50></iframe>\
         <script src=\"{origin}/embed.js\" async></script>"
    );
    tokio::spawn(site(named, page.clone()));
    tokio::spawn(site(other, page));
    let browser = Browser::open(true, DESKTOP).await;

    browser.goto(&format!("http://localhost:{named_port}/")).await;
    browser.until("document.getElementById('sized').offsetHeight > 300").await;
    assert_eq!(browser.says("document.getElementById('plain').offsetHeight").await, json!(54), "a frame without the script keeps its height");
    // A message of anybody else changes nothing.
    browser.says("postMessage({ belfryHeight: 5000 }, '*')").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_ne!(browser.says("document.getElementById('sized').style.height").await, json!("5000px"));

    browser.goto(&format!("http://localhost:{other_port}/")).await;
    browser.until("document.readyState === 'complete'").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(browser.says("document.getElementById('sized').style.height").await, json!(""), "a site that is not named shows nothing");
    browser.close().await;
}

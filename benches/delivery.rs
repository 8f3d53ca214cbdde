//! Sending: the outbox through the mail worker over one connection, beside a bare loop of the mail library over one
//! connection with TCP_NODELAY to the same server, which sends octets that are there already. With PostgreSQL likewise.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::support;
use belfry::app::App;
use belfry::clock::Clock;
use belfry::config::{Config, Need};
use belfry::db::Db;
use belfry::entity::outbox;
use belfry::jobs::{Post, Transport, deliver_mail};
use lettre::address::Envelope;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use sea_orm::EntityTrait;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

const MAILS: usize = 1_500;
const RUNS: usize = 3;

pub fn run() {
    let (port, received) = server();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    for postgres in [false, true] {
        if postgres && support::postgres_url().is_none() {
            continue;
        }
        let (mut bare, mut composing, mut ours) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let folder = tempfile::tempdir().expect("a folder");
            let rates = runtime.block_on(measure(folder.path(), postgres, port, &received));
            bare.push(rates.bare);
            composing.push(rates.composing);
            ours.push(rates.worker);
        }
        let (bare, composing, ours) = (median(bare), median(composing), median(ours));
        let engine = if postgres { "PostgreSQL" } else { "SQLite" };
        println!("{engine:<10} bare loop {bare:>6.0} a second   composing alone {composing:>6.0}   worker {ours:>6.0}   ratio {:.2} (aim: 0.70)", ours / bare);
    }
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

/// Mails a second.
struct Rates {
    bare: f64,
    /// On one thread, nothing sent.
    composing: f64,
    worker: f64,
}

async fn measure(folder: &Path, postgres: bool, port: u16, received: &Arc<AtomicUsize>) -> Rates {
    let app = app(&support::new_database(folder, postgres).await, &folder.join("sent"), port).await;
    support::event(&app, "hot", i32::MAX).await;
    let organisation = support::organisation(&app).await;
    for number in 0..MAILS {
        app.registrar.register(support::request(number, organisation)).await.expect("registered");
    }
    let post = Arc::new(Post::new(&app, Transport::from_config(&app).expect("a transport")).expect("letters"));
    let rows = outbox::Entity::find().all(app.db.reader()).await.expect("rows");
    let mail = post.compose(&rows[0]).expect("a mail");
    let begun = Instant::now();
    for row in &rows {
        post.compose(row).expect("a mail");
    }
    let composing = rate(begun);
    let bare = {
        let stream = TcpStream::connect(("127.0.0.1", port)).await.expect("the server");
        stream.set_nodelay(true).expect("a socket");
        let mut connection = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &ClientId::Domain("belfry.example".to_owned())).await.expect("a greeting");
        let envelope = Envelope::new(Some(mail.sender.clone()), vec![mail.recipient.clone()]).expect("an envelope");
        let begun = Instant::now();
        for _ in 0..MAILS {
            connection.send(&envelope, &mail.raw).await.expect("taken");
        }
        rate(begun)
    };
    let before = received.load(Ordering::SeqCst);
    let stop = CancellationToken::new();
    let begun = Instant::now();
    let worker = {
        let (post, stop) = (Arc::clone(&post), stop.clone());
        tokio::spawn(async move { deliver_mail::run(post, &stop).await })
    };
    while received.load(Ordering::SeqCst) < before + MAILS {
        assert!(begun.elapsed() < Duration::from_secs(120), "only {} arrived", received.load(Ordering::SeqCst) - before);
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let ours = rate(begun);
    stop.cancel();
    worker.await.expect("the worker");
    Rates { bare, composing, worker: ours }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn rate(begun: Instant) -> f64 {
    MAILS as f64 / begun.elapsed().as_secs_f64()
}

/// With a journal of what was sent, as the program has it where it is started.
async fn app(url: &str, journal: &Path, port: u16) -> App {
    let smtp = format!("smtp://127.0.0.1:{port}");
    let environment = HashMap::from([
        ("BELFRY_DATABASE_URL", url),
        ("BELFRY_PUBLIC_URL", "http://127.0.0.1:8080"),
        ("BELFRY_SMTP_URL", &smtp),
        ("BELFRY_SMTP_CONNECTIONS", "1"),
        ("BELFRY_SENT_JOURNAL", journal.to_str().expect("a path")),
        ("BELFRY_MAIL_FROM", "events@belfry.example"),
        ("BELFRY_SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyz"),
        ("BELFRY_LOG", "warn"),
    ]);
    let environment = environment.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let config = Config::load(Some(Path::new("/dev/null")), environment, Need::Serve { demo: false }).expect("settings");
    let db = Db::connect(&config.database_url).await.expect("the database");
    App::new(config, Clock::system(), db)
}

/// A mail server that takes everything, on a thread of its own.
fn server() -> (u16, Arc<AtomicUsize>) {
    let received = Arc::new(AtomicUsize::new(0));
    let (sender, port) = std::sync::mpsc::channel();
    let count = Arc::clone(&received);
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async move {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            sender.send(listener.local_addr().expect("an address").port()).expect("somebody waits");
            loop {
                let Ok((stream, _)) = listener.accept().await else { continue };
                let count = Arc::clone(&count);
                tokio::spawn(async move {
                    let _ = talk(stream, &count).await;
                });
            }
        });
    });
    (port.recv().expect("a port"), received)
}

async fn talk(stream: TcpStream, count: &AtomicUsize) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::with_capacity(64 * 1024, stream);
    stream.get_mut().write_all(b"220 bench\r\n").await?;
    let (mut line, mut answers, mut in_message) = (Vec::new(), Vec::new(), false);
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        let answer: &[u8] = match (in_message, line.as_slice()) {
            (true, b".\r\n") => {
                in_message = false;
                count.fetch_add(1, Ordering::SeqCst);
                b"250 taken\r\n"
            }
            (true, _) => continue,
            (false, b"DATA\r\n") => {
                in_message = true;
                b"354 go on\r\n"
            }
            (false, line) if line.starts_with(b"EHLO") => b"250-bench\r\n250-PIPELINING\r\n250 8BITMIME\r\n",
            (false, line) if line.starts_with(b"QUIT") => return stream.get_mut().write_all(b"221 bye\r\n").await,
            (false, _) => b"250 ok\r\n",
        };
        answers.extend_from_slice(answer);
        // As mail servers do: the answers to commands that came together go back together (RFC 2920 §3.2).
        if stream.buffer().is_empty() {
            stream.get_mut().write_all(&answers).await?;
            answers.clear();
        }
    }
}

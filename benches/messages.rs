//! A message to 5,000 people must not be felt by who registers: registration's p99 while the message is turned into
//! mails and sent over SMTP (to a server on loopback that takes everything), beside its p99 in quiet, in one run.
//! Aim: within twice.
//!
//! Eight people register at a time, each again 50 ms after the last answer: about 140 registrations a second, more
//! than any opening the association has seen. Their confirmations are sent in both halves.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::support::{self, Client, Rate, drive, get, organisation, post, rate, request, signed_in};
use belfry::actions::Acting;
use belfry::actions::message::MessageDetails;
use belfry::actions::message::save::save;
use belfry::actions::message::send::send;
use belfry::actions::registration::register::RegistrationRequest;
use belfry::app::App;
use belfry::entity::{message, outbox};
use belfry::rules::language::Language;
use belfry::rules::message::{MessageText, MessageTexts};
use belfry::rules::message_filter::MessageFilter;
use belfry::rules::permission::Role;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

const READERS: usize = 5_000;
const CLIENTS: usize = 8;
const PAUSE: Duration = Duration::from_millis(50);
const QUIET: usize = 1_500;
const RUNS: usize = 3;

#[tokio::main]
pub async fn run() {
    measure(false).await;
    if support::postgres_url().is_some() {
        measure(true).await;
    } else {
        println!("PostgreSQL: not measured, BENCH_POSTGRES_URL is not set");
    }
}

async fn measure(postgres: bool) {
    println!("\n{}, a message to {READERS} people", if postgres { "PostgreSQL" } else { "SQLite (WAL, synchronous=FULL)" });
    println!("{:>4}  {:<8} {:>8}  {:>10}  {:>10}", "run", "what", "per s", "p50", "p99");
    let folder = tempfile::tempdir().expect("a folder");
    let mut ratios = Vec::new();
    for run in 1..=RUNS {
        let (quiet, busy, took) = one_run(folder.path(), postgres).await;
        for (what, rate) in [("quiet", quiet), ("busy", busy)] {
            println!("{run:>4}  {what:<8} {:>8.0}  {:>10.2?}  {:>10.2?}", rate.per_second, rate.median, rate.p99);
        }
        #[expect(clippy::cast_precision_loss, reason = "a count")]
        let per_second = READERS as f64 / took.as_secs_f64();
        let ratio = busy.p99.as_secs_f64() / quiet.p99.as_secs_f64();
        println!("{run:>4}  p99 busy / quiet {ratio:.2} (aim: 2); all sent in {took:.1?}, {per_second:.0} mails a second");
        ratios.push(ratio);
    }
    ratios.sort_by(f64::total_cmp);
    println!("median of p99 busy / quiet: {:.2}", ratios[ratios.len() / 2]);
}

async fn one_run(folder: &std::path::Path, postgres: bool) -> (Rate, Rate, Duration) {
    let url = support::new_database(folder, postgres).await;
    let server = mail_server().await;
    let app = support::app_mailing(&url, &format!("smtp://{server}")).await;
    support::event(&app, "hot", 1_000_000).await;
    let crowd = support::event(&app, "crowd", 1_000_000).await;
    let organisation = organisation(&app).await;
    readers(&app, organisation).await;
    if postgres {
        // As its autovacuum does within a minute.
        app.db.reader().execute_unprepared("ANALYZE").await.expect("statistics");
    }
    let stop = CancellationToken::new();
    let worker = belfry::jobs::start(&app, stop.clone()).expect("templates");
    let address = support::serve(belfry::web::router(app.clone()).expect("templates")).await;
    let load = Load { address, token: Arc::new(form_token(address).await), organisation, next: Arc::new(AtomicUsize::new(READERS)) };
    // The first registrations find nothing warm.
    load.run(200, None).await;
    let quiet = load.run(QUIET, None).await;
    let begun = Instant::now();
    let id = say(&app, crowd).await;
    let done = Arc::new(AtomicBool::new(false));
    let watched = tokio::spawn(watch(app.clone(), id, Arc::clone(&done)));
    let busy = load.run(usize::MAX, Some(done)).await;
    watched.await.expect("an end");
    let took = begun.elapsed();
    let mails = outbox::Entity::find().filter(outbox::Column::OrganiserMessageId.eq(id)).filter(outbox::Column::State.eq(outbox::OutboxState::Sent)).count(app.db.reader()).await;
    assert_eq!(mails.expect("a count"), READERS as u64);
    stop.cancel();
    worker.await.expect("the worker's end");
    (quiet, busy, took)
}

/// 5,000 people with a place, whose confirmations were read long ago.
async fn readers(app: &App, organisation: Uuid) {
    drive(
        64,
        READERS,
        async |_| app.clone(),
        move |app, number| {
            Box::pin(async move {
                let request = RegistrationRequest { event_slug: "crowd".to_owned(), ..request(number, organisation) };
                app.registrar.register(request).await.expect("a place");
            })
        },
    )
    .await;
    app.db
        .write(|transaction| {
            Box::pin(async move {
                transaction.execute_unprepared("UPDATE outbox SET state = 'sent', sent_at = created_at").await?;
                Ok(())
            })
        })
        .await
        .expect("sent");
}

/// The organiser presses the button.
async fn say(app: &App, event: Uuid) -> Uuid {
    let (organiser_id, _) = signed_in(app).await;
    let acting = Acting { organiser_id, role: Role::Organiser };
    let body = "Dag {first_name},\n\nBreng je **laptop** mee. Alles staat op [je pagina]({registration_link}).\n\n- onthaal om 9 uur\n- start om 9.30 uur\n".repeat(4);
    let texts = MessageTexts(vec![MessageText { language: Language::Nl, subject: "Praktisch: {event}".to_owned(), body }]);
    let id = save(app, acting, event, None, MessageDetails { texts, filter: MessageFilter::confirmed() }).await.expect("a draft");
    send(app, acting, event, id, 1, None).await.expect("on its way");
    id
}

async fn watch(app: App, id: Uuid, done: Arc<AtomicBool>) {
    loop {
        let message = message::Entity::find_by_id(id).one(app.db.reader()).await.expect("an answer").expect("the message");
        if message.state == message::MessageState::Sent {
            done.store(true, Ordering::Relaxed);
            return;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
}

async fn form_token(address: SocketAddr) -> String {
    let mut client = Client::connect(address).await;
    let (status, form) = client.send(&get("/events/hot/register")).await;
    assert_eq!(status, 200);
    let form = String::from_utf8_lossy(form);
    form.split("name=\"csrf\"").nth(1).and_then(|rest| rest.split("value=\"").nth(1)).and_then(|rest| rest.split('"').next()).expect("a form token").to_owned()
}

/// People who register one after the other.
struct Load {
    address: SocketAddr,
    token: Arc<String>,
    organisation: Uuid,
    /// Nobody registers twice.
    next: Arc<AtomicUsize>,
}

impl Load {
    /// `count` registrations, or as many as there are until `done`.
    async fn run(&self, count: usize, done: Option<Arc<AtomicBool>>) -> Rate {
        let taken = Arc::new(AtomicUsize::new(0));
        let begun = Instant::now();
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                let (address, token, organisation, next) = (self.address, Arc::clone(&self.token), self.organisation, Arc::clone(&self.next));
                let (taken, done) = (Arc::clone(&taken), done.clone());
                tokio::spawn(async move {
                    let mut client = Client::connect(address).await;
                    let mut times = Vec::new();
                    while taken.fetch_add(1, Ordering::Relaxed) < count && !done.as_ref().is_some_and(|done| done.load(Ordering::Relaxed)) {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        let body = format!(
                            "csrf={token}&first_name=Lieselot&last_name=Vandecasteele&email=lieselot.{number}%40voorbeeldstad.example&organisation={organisation}&job_title=&language=nl&attendance_mode=online&remarks=&accept_privacy=1"
                        );
                        let asked = Instant::now();
                        let (status, _) = client.send(&post("/events/hot/register", &body)).await;
                        assert_eq!(status, 303);
                        times.push(asked.elapsed());
                        tokio::time::sleep(PAUSE).await;
                    }
                    times
                })
            })
            .collect();
        let mut times = Vec::new();
        for client in clients {
            times.extend(client.await.expect("no panic"));
        }
        rate(times, begun.elapsed())
    }
}

/// A mail server that takes everything and keeps nothing.
async fn mail_server() -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            tokio::spawn(async move {
                let (reader, mut writer) = stream.into_split();
                let mut lines = BufReader::new(reader).lines();
                let _ = writer.write_all(b"220 loopback ESMTP\r\n").await;
                let mut in_message = false;
                while let Ok(Some(line)) = lines.next_line().await {
                    let answer: &[u8] = match (in_message, line.get(..4).unwrap_or(&line)) {
                        (true, _) if line != "." => continue,
                        (true, _) => {
                            in_message = false;
                            b"250 taken\r\n"
                        }
                        (false, "EHLO") => b"250-loopback\r\n250 8BITMIME\r\n",
                        (false, "DATA") => {
                            in_message = true;
                            b"354 go on\r\n"
                        }
                        (false, "QUIT") => b"221 bye\r\n",
                        _ => b"250 ok\r\n",
                    };
                    if writer.write_all(answer).await.is_err() {
                        return;
                    }
                }
            });
        }
    });
    address
}

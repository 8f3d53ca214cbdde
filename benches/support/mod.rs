//! What the benchmarks share: an app on a database of its own, a lean HTTP client, medians.

pub mod bare;
pub mod copy;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use belfry::actions::registration::register::{OrganisationChoice, Participant, RegistrationRequest};
use belfry::app::App;
use belfry::clock::Clock;
use belfry::config::{Config, Need};
use belfry::db::Db;
use belfry::demo::seed::{Amount, seed};
use belfry::entity::event::{self, EventFormat, EventKind, EventStatus};
use belfry::entity::session::SessionInclusion;
use belfry::entity::{login, organisation, organiser, session};
use belfry::keys::Token;
use belfry::rules::language::Language;
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::registration_rules::{Consents, RegistrationRules};
use sea_orm::{ActiveValue::Set, ConnectionTrait, Database, EntityTrait};
use secrecy::SecretString;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

/// Address of a PostgreSQL server on which databases may be made; without it only SQLite is measured.
pub fn postgres_url() -> Option<String> {
    std::env::var("BENCH_POSTGRES_URL").ok()
}

/// A new, migrated, empty database; SQLite's is a file in `folder` with the durability the service has.
pub async fn new_database(folder: &std::path::Path, postgres: bool) -> String {
    let name = format!("bench_{}", Clock::system().random_id().simple());
    let url = if postgres {
        let server = postgres_url().expect("asked for only when set");
        Database::connect(&server).await.expect("the server").execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database");
        let (base, _) = server.rsplit_once('/').expect("an address with a database");
        format!("{base}/{name}")
    } else {
        format!("sqlite://{}/{name}.db?mode=rwc", folder.display())
    };
    Db::migrate(&SecretString::from(url.clone())).await.expect("migrations");
    url
}

/// An app as `belfry serve` makes it, without limits per client, without a mail worker.
pub async fn app(url: &str) -> App {
    app_mailing(url, "smtp://127.0.0.1:1").await
}

/// The same with a mail server, for whoever starts the workers.
pub async fn app_mailing(url: &str, smtp_url: &str) -> App {
    let environment = HashMap::from([
        ("BELFRY_DATABASE_URL", url),
        ("BELFRY_PUBLIC_URL", "http://127.0.0.1:8080"),
        ("BELFRY_SMTP_URL", smtp_url),
        ("BELFRY_MAIL_FROM", "events@belfry.example"),
        ("BELFRY_SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyz"),
        ("BELFRY_POSTS_PER_CLIENT_PER_HOUR", "1000000000"),
        ("BELFRY_LOG", "warn"),
    ]);
    let environment = environment.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let config = Config::load(Some(std::path::Path::new("/dev/null")), environment, Need::Serve { demo: false }).expect("settings");
    let db = Db::connect(&config.database_url).await.expect("the database");
    App::new(config, Clock::system(), db)
}

/// A published event with one session in a month and `capacity` places.
pub async fn event(app: &App, slug: &str, capacity: i32) -> Uuid {
    event_with(app, slug, capacity, RegistrationRules::default()).await
}

/// The same with rules of its own.
pub async fn event_with(app: &App, slug: &str, capacity: i32, rules: RegistrationRules) -> Uuid {
    let (slug, now) = (slug.to_owned(), app.clock.now());
    let (id, session_id) = (app.clock.id(), app.clock.id());
    let starts_at = now + jiff::SignedDuration::from_hours(24 * 30);
    let ends_at = starts_at + jiff::SignedDuration::from_hours(2);
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let row = event::ActiveModel {
                    id: Set(id),
                    programme_id: Set(None),
                    slug: Set(slug),
                    title: Set("Right to Challenge: lessen uit drie gemeenten".to_owned()),
                    summary: Set("Drie gemeenten vertellen hoe inwoners een dienst overnamen.".to_owned()),
                    description: Set("## Programma\n\n- onthaal\n- drie getuigenissen\n- vragen\n\n".repeat(12)),
                    kind: Set(EventKind::Webinar),
                    format: Set(EventFormat::Hybrid),
                    language: Set("nl".to_owned()),
                    status: Set(EventStatus::Published),
                    capacity: Set(Some(capacity)),
                    places_taken: Set(0),
                    rules: Set(serde_json::to_value(rules).expect("rules")),
                    salutation: Set("familiar".to_owned()),
                    letters: Set(serde_json::json!({})),
                    waiting_count: Set(0),
                    places_kept: Set(false),
                    asks_questions: Set(false),
                    followed_each: Set(false),
                    secret_link_generation: Set(0),
                    registration_opens_at: Set(None),
                    registration_closes_at: Set(None),
                    contact_name: Set(Some("Nele".to_owned())),
                    contact_email: Set(Some("nele@belfry.example".to_owned())),
                    starts_at: Set(Some(starts_at.into())),
                    ends_at: Set(Some(ends_at.into())),
                    search_text: Set(String::new()),
                    published_at: Set(Some(now.into())),
                    cancelled_at: Set(None),
                    cancel_reason: Set(None),
                    version: Set(0),
                    created_at: Set(now.into()),
                    updated_at: Set(now.into()),
                    ..Default::default()
                };
                event::Entity::insert(row).exec_without_returning(transaction).await?;
                let row = session::ActiveModel {
                    id: Set(session_id),
                    event_id: Set(id),
                    title: Set(None),
                    starts_at: Set(starts_at.into()),
                    ends_at: Set(ends_at.into()),
                    time_zone: Set("Europe/Brussels".to_owned()),
                    place: Set(Some("Stadhuis".to_owned())),
                    address: Set(Some("Botermarkt 2, 8800 Roeselare".to_owned())),
                    place_hidden: Set(false),
                    attendance_closed_at: Set(None),
                    join_url: Set(Some("https://meet.belfry.example/1".to_owned())),
                    inclusion: Set(SessionInclusion::Included),
                    slot_id: Set(None),
                    capacity: Set(None),
                    places_taken: Set(0),
                    sequence: Set(0),
                    cancelled_at: Set(None),
                    version: Set(0),
                    created_at: Set(now.into()),
                    updated_at: Set(now.into()),
                    venue_id: Set(None),
                    directions: Set(None),
                };
                session::Entity::insert(row).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("an event");
    id
}

/// A municipality of the register, chosen in the form as people do.
pub async fn organisation(app: &App) -> Uuid {
    let (id, now) = (app.clock.id(), app.clock.now());
    let row = organisation::ActiveModel {
        id: Set(id),
        source_key: Set("https://register.example/voorbeeldstad".to_owned()),
        kind: Set("Gemeente".to_owned()),
        name: Set("Voorbeeldstad".to_owned()),
        legal_name: Set("Voorbeeldstad".to_owned()),
        name_folded: Set("voorbeeldstad".to_owned()),
        active: Set(true),
        member: Set(true),
        version: Set(1),
        created_at: Set(now.into()),
        updated_at: Set(now.into()),
        ..Default::default()
    };
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                organisation::Entity::insert(row).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("an organisation");
    id
}

/// Somebody of an organisation.
pub fn participant(number: usize, organisation: Uuid) -> Participant {
    Participant {
        first_name: PersonName::parse("Lieselot").expect("a name"),
        last_name: PersonName::parse("Vandecasteele").expect("a name"),
        email: EmailAddress::parse(&format!("lieselot.{number}@voorbeeldstad.example")).expect("an address"),
        organisation: OrganisationChoice::Known(organisation),
        function_category: None,
        job_title: None,
        language: Language::Nl,
        attendance_mode: None,
        sessions: Vec::new(),
        answers: Vec::new(),
        remarks: None,
        speaker_question: None,
        diet: None,
        access: None,
        consents: Consents::default(),
    }
}

/// The form of somebody who registers themselves for the event `hot`.
pub fn request(number: usize, organisation: Uuid) -> RegistrationRequest {
    RegistrationRequest {
        event_slug: "hot".to_owned(),
        booker: None,
        participants: vec![participant(number, organisation)],
        together: true,
        accepts_waiting: true,
        key: None,
        submission: None,
        invoice: belfry::rules::price::InvoiceData::default(),
    }
}

/// Serves a router on a port of its own until the program ends.
pub async fn serve(router: axum::Router) -> std::net::SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(belfry::web::server::serve(listener, router, tokio_util::sync::CancellationToken::new()));
    address
}

/// Somebody who runs events, signed in: their id, and the token of their [`session_cookie`].
pub async fn signed_in(app: &App) -> (Uuid, Token) {
    let (id, now) = (app.clock.id(), app.clock.now());
    let token = app.keys.random();
    let somebody = organiser::ActiveModel {
        id: Set(id),
        email_key: Set("nele@belfry.example".to_owned()),
        email: Set("nele@belfry.example".to_owned()),
        name: Set("Nele Janssens".to_owned()),
        role: Set("organiser".to_owned()),
        language: Set("nl".to_owned()),
        active: Set(true),
        created_at: Set(now.into()),
        ..Default::default()
    };
    let session = login::ActiveModel {
        id: Set(app.clock.id()),
        organiser_id: Set(id),
        token_hash: Set(token.hash()),
        created_at: Set(now.into()),
        last_seen_at: Set(now.into()),
        expires_at: Set((now + jiff::SignedDuration::from_hours(10)).into()),
        ended_at: Set(None),
        second_step_at: Set(None),
        device: Set(String::new()),
        organisation: Set(None),
        provider_token: Set(None),
    };
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                organiser::Entity::insert(somebody).exec_without_returning(transaction).await?;
                login::Entity::insert(session).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("signed in");
    (id, token)
}

#[must_use]
pub fn session_cookie(token: &Token) -> String {
    format!("__Host-session={}", token.as_str())
}

/// Years of events: 5,000, with 100,000 registrations on SQLite and 1 million on PostgreSQL, or as many as
/// BENCH_REGISTRATIONS says; on PostgreSQL those of BENCH_YEARS, a database that `belfry seed` filled and `VACUUM ANALYZE` went through, when it is set.
pub async fn app_with_years(folder: &std::path::Path, postgres: bool) -> App {
    if let Some(years) = std::env::var("BENCH_YEARS").ok().filter(|_| postgres) {
        return app(&years).await;
    }
    let wanted = std::env::var("BENCH_REGISTRATIONS").ok().and_then(|text| text.parse().ok());
    let registrations = wanted.unwrap_or(if postgres { 1_000_000 } else { 100_000 });
    let app = app(&new_database(folder, postgres).await).await;
    let start = Instant::now();
    let sown = seed(&app, Amount { events: 5_000, registrations, seed: 1 }).await.expect("sown");
    println!("{}: {sown:?} in {:.0?}", if postgres { "PostgreSQL" } else { "SQLite" }, start.elapsed());
    // As PostgreSQL does by itself within minutes of so many new rows: statistics, and which pages all may read.
    app.db.reader().execute_unprepared(if postgres { "VACUUM ANALYZE" } else { "ANALYZE" }).await.expect("statistics");
    app
}

/// One keep-alive connection that knows as much of HTTP/1.1 as is needed here.
pub struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Client {
    pub async fn connect(address: std::net::SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.expect("the server listens");
        stream.set_nodelay(true).expect("an option of TCP");
        Self { stream, buffer: Vec::with_capacity(64 * 1024) }
    }

    /// Sends a request and returns the status and the body's place in the buffer.
    pub async fn send(&mut self, request: &[u8]) -> (u16, &[u8]) {
        self.stream.write_all(request).await.expect("the server reads");
        self.buffer.clear();
        let mut expected = None;
        loop {
            if let Some((head, length)) = expected
                && self.buffer.len() >= head + length
            {
                let status = std::str::from_utf8(&self.buffer[9..12]).expect("digits").parse().expect("a status");
                return (status, &self.buffer[head..head + length]);
            }
            assert!(self.stream.read_buf(&mut self.buffer).await.expect("an answer") > 0, "the server hung up");
            if expected.is_none()
                && let Some(head) = self.buffer.windows(4).position(|window| window == b"\r\n\r\n")
            {
                let text = String::from_utf8_lossy(&self.buffer[..head]).to_ascii_lowercase();
                let length = text.split("content-length:").nth(1).map_or(0, |rest| rest.split("\r\n").next().unwrap_or("0").trim().parse().expect("a length"));
                expected = Some((head + 4, length));
            }
        }
    }
}

#[must_use]
pub fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: nl\r\n\r\n").into_bytes()
}

#[must_use]
pub fn post(path: &str, body: &str) -> Vec<u8> {
    format!("POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The registration form of the event `hot`, as a browser got it.
pub struct Form {
    csrf: String,
    organisation: Uuid,
}

impl Form {
    pub async fn of(address: std::net::SocketAddr, organisation: Uuid) -> Self {
        let mut client = Client::connect(address).await;
        let (status, page) = client.send(&get("/events/hot/register")).await;
        assert_eq!(status, 200);
        let page = String::from_utf8_lossy(page);
        let csrf = page.split("name=\"csrf\"").nth(1).and_then(|rest| rest.split("value=\"").nth(1)).and_then(|rest| rest.split('"').next()).expect("a form token").to_owned();
        Self { csrf, organisation }
    }

    /// Registers somebody of that number.
    pub async fn send(&self, client: &mut Client, number: usize) {
        let Self { csrf, organisation } = self;
        let body = format!(
            "csrf={csrf}&first_name=Lieselot&last_name=Vandecasteele&email=lieselot.{number}%40voorbeeldstad.example&organisation={organisation}&job_title=&language=nl&attendance_mode=online&remarks=&accept_privacy=1"
        );
        let (status, _) = client.send(&post("/events/hot/register", &body)).await;
        assert_eq!(status, 303);
    }
}

/// What a run gave.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    pub per_second: f64,
    pub median: Duration,
    pub p99: Duration,
}

/// From the time each operation took and the time all took together.
#[must_use]
pub fn rate(mut each: Vec<Duration>, together: Duration) -> Rate {
    each.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let per_second = each.len() as f64 / together.as_secs_f64();
    Rate { per_second, median: each[each.len() / 2], p99: each[each.len() * 99 / 100] }
}

/// The run in the middle by its rate.
#[must_use]
pub fn middle(mut runs: Vec<Rate>) -> Rate {
    runs.sort_by(|one, other| one.per_second.total_cmp(&other.per_second));
    runs[runs.len() / 2]
}

/// Runs `operation` on `clients` tasks at once, `count` times in all; `prepare` makes each task's own state.
pub async fn drive<S, P, O>(clients: usize, count: usize, prepare: P, operation: O) -> Rate
where
    S: Send + 'static,
    P: AsyncFn(usize) -> S,
    O: for<'a> Fn(&'a mut S, usize) -> futures_util::future::BoxFuture<'a, ()> + Clone + Send + 'static,
{
    let mut states = Vec::with_capacity(clients);
    for client in 0..clients {
        states.push(prepare(client).await);
    }
    let next = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let start = Instant::now();
    let tasks: Vec<_> = states
        .into_iter()
        .map(|mut state| {
            let (next, operation) = (next.clone(), operation.clone());
            tokio::spawn(async move {
                let mut times = Vec::new();
                loop {
                    let number = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if number >= count {
                        return times;
                    }
                    let start = Instant::now();
                    operation(&mut state, number).await;
                    times.push(start.elapsed());
                }
            })
        })
        .collect();
    let mut each = Vec::with_capacity(count);
    for task in tasks {
        each.extend(task.await.expect("no panic"));
    }
    rate(each, start.elapsed())
}

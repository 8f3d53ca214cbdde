//! Copies on one database, without sticky sessions: any of them may die at any moment, the database may go away, and what was
//! acknowledged stays. SQLite has one copy, PostgreSQL three. `KILLS` says how often one is killed; a long run takes 200.

use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use belfry::entity::outbox::{self, OutboxState};
use belfry::entity::registration::{self, RegistrationStatus};
use belfry::rules::registration_rules::Promoting;
use sea_orm::EntityTrait as _;

use crate::support::database::{TestDatabase, is_postgres};
use crate::support::program::ProgramBuilder;
use crate::support::proxy::Proxy;
use crate::support::smtp::MailServer;
use crate::support::visitor::{Server, Visitor};
use crate::support::{Mail, Program, TestApp, until, wire};

const ORIGIN: &str = "https://belfry.example";
const PLACES: i32 = 40;
const CLIENTS: usize = 6;

/// What clients were told, and where they may knock.
#[derive(Default)]
struct Told {
    doors: Vec<SocketAddr>,
    registered: Vec<String>,
    /// Asked to cancel, whatever the answer was.
    cancelling: HashSet<String>,
    cancelled: Vec<String>,
    other: HashMap<StatusCode, usize>,
}

struct Load {
    told: Mutex<Told>,
    stop: AtomicBool,
    server: MailServer,
    slug: String,
    csrf: String,
}

impl Load {
    /// A door after the other, as a balancer would send them.
    fn door(&self, number: usize) -> SocketAddr {
        let told = self.told.lock().expect("no panic");
        told.doors[number % told.doors.len()]
    }

    /// Registers one after the other; each third cancels when the mail has come, through another copy.
    async fn client(self: Arc<Self>, client: usize) {
        for number in 0.. {
            if self.stop.load(Ordering::Relaxed) {
                return;
            }
            let email = format!("c{client}n{number}@voorbeeldegem.example");
            match wire::register(self.door(client + number), ORIGIN, &self.slug, &self.csrf, &email, true).await {
                Some(StatusCode::SEE_OTHER) => self.told.lock().expect("no panic").registered.push(email),
                other => self.was_refused(other).await,
            }
            if number % 3 == 2 {
                self.cancels(client, number - 2).await;
            }
        }
    }

    async fn cancels(&self, client: usize, number: usize) {
        let email = format!("c{client}n{number}@voorbeeldegem.example");
        let Some(mail) = self.server.received().into_iter().find(|mail| mail.recipient == email) else { return };
        let path = Mail::parse(&mail.raw).link("/r/");
        self.told.lock().expect("no panic").cancelling.insert(email.clone());
        match wire::post(self.door(client + number + 1), ORIGIN, &format!("{path}/cancel"), &[("csrf", &self.csrf)]).await {
            Some(StatusCode::SEE_OTHER) => self.told.lock().expect("no panic").cancelled.push(email),
            other => self.was_refused(other).await,
        }
    }

    async fn was_refused(&self, answer: Option<StatusCode>) {
        if let Some(status) = answer {
            *self.told.lock().expect("no panic").other.entry(status).or_default() += 1;
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

fn kills() -> usize {
    std::env::var("KILLS").ok().and_then(|number| number.parse().ok()).unwrap_or(4)
}

fn copy(database: &TestDatabase, server: &MailServer) -> ProgramBuilder {
    Program::on(database).setting("BELFRY_SMTP_URL", &format!("smtp://127.0.0.1:{}", server.port())).setting("BELFRY_PUBLIC_URL", ORIGIN).setting("BELFRY_LOG", "warn")
}

/// Waits until nothing is left to send.
async fn everything_is_sent(database: &TestDatabase) {
    let begun = Instant::now();
    while database.number("SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending')").await > 0 {
        // A killed copy's lease of a minute is taken over, or its journal read; neither needs longer.
        assert!(
            begun.elapsed() < Duration::from_secs(180),
            "mail waits: {:?}",
            database.text("SELECT state || ' ' || COALESCE(last_error, '') FROM outbox WHERE state IN ('queued', 'sending')").await
        );
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn copies_are_killed_again_and_again_and_nothing_that_was_said_is_lost() {
    let database = TestDatabase::create().await;
    let event = {
        let app = TestApp::start_on(database.clone(), &[]).await;
        app.event().session("2096-03-09T10:00", "2096-03-09T11:30").places(PLACES).rules(|rules| (rules.waiting_list, rules.promoting) = (true, Promoting::Direct)).create().await
    };
    let server = MailServer::start().await;
    // PostgreSQL is reached by a wire that can be cut: to the copies the server restarts.
    let wire = if is_postgres() { Some(Proxy::to(address_of(&database)).await) } else { None };
    let seen = wire.as_ref().map_or_else(|| database.clone(), |wire| database.through(wire.address));
    let start = copy(&seen, &server);
    let mut copies = Vec::new();
    for _ in 0..if is_postgres() { 3 } else { 1 } {
        copies.push(start.start().await);
    }
    let visitor = Visitor::new(Server::Tcp(copies[0].address), ORIGIN);
    let csrf = visitor.get(&format!("/events/{}/register", event.slug)).await.expect(200).form_with("email").get("csrf").to_owned();
    let doors = copies.iter().map(|copy| copy.address).collect();
    let told = Mutex::new(Told { doors, ..Told::default() });
    let load = Arc::new(Load { told, stop: AtomicBool::new(false), server: server.clone(), slug: event.slug.clone(), csrf });
    let clients: Vec<_> = (0..CLIENTS).map(|client| tokio::spawn(Arc::clone(&load).client(client))).collect();
    for round in 0..kills() {
        // Another moment each time, and another step of what is under way.
        tokio::time::sleep(Duration::from_millis(200 + (round as u64 * 137) % 500)).await;
        if let Some(wire) = wire.as_ref().filter(|_| round % 4 == 3) {
            wire.cut();
            tokio::time::sleep(Duration::from_millis(300)).await;
            wire.mend();
        }
        let at = round % copies.len();
        copies.remove(at).kill();
        let next = start.start().await;
        load.told.lock().expect("no panic").doors = copies.iter().map(|copy| copy.address).chain([next.address]).collect();
        copies.insert(at, next);
    }
    // A machine with other things to do takes longer for as much.
    until("people registered and cancelled", async || {
        let told = load.told.lock().expect("no panic");
        told.registered.len() > 10 && !told.cancelled.is_empty()
    })
    .await;
    load.stop.store(true, Ordering::Relaxed);
    for client in clients {
        client.await.expect("a client");
    }
    everything_is_sent(&database).await;
    for copy in copies {
        assert!(copy.stop().await.success());
    }
    let told = std::mem::take(&mut *load.told.lock().expect("no panic"));
    is_whole(&database, &told, &server).await;
}

fn address_of(database: &TestDatabase) -> SocketAddr {
    let url = url::Url::parse(database.url()).expect("an address");
    *url.socket_addrs(|| None).expect("a host and port").first().expect("an address")
}

async fn is_whole(database: &TestDatabase, told: &Told, server: &MailServer) {
    let app = TestApp::start_on(database.clone(), &[]).await;
    let rows: HashMap<String, RegistrationStatus> = registration::Entity::find().all(app.db.reader()).await.expect("rows").into_iter().map(|row| (row.email, row.status)).collect();
    assert!(told.registered.len() > 10 && !told.cancelled.is_empty(), "{} registered, {} cancelled, {:?}", told.registered.len(), told.cancelled.len(), told.other);
    let allowed = [StatusCode::SERVICE_UNAVAILABLE, StatusCode::CONFLICT];
    assert!(told.other.keys().all(|status| allowed.contains(status)), "{:?}", told.other);
    for email in &told.registered {
        let status = rows.get(email).unwrap_or_else(|| panic!("{email} was told yes and is not there"));
        let stands = matches!(status, RegistrationStatus::Confirmed | RegistrationStatus::Waitlisted);
        assert!(stands || told.cancelling.contains(email), "{email}: {status:?}");
    }
    for email in &told.cancelled {
        assert_eq!(rows[email], RegistrationStatus::Cancelled, "{email}");
    }
    // Full, as long as anybody waits.
    let count = |status: RegistrationStatus| i64::try_from(rows.values().filter(|row| **row == status).count()).expect("few");
    let (confirmed, waiting) = (count(RegistrationStatus::Confirmed), count(RegistrationStatus::Waitlisted));
    assert!(confirmed == i64::from(PLACES) || (confirmed < i64::from(PLACES) && waiting == 0), "{confirmed} confirmed, {waiting} wait");
    assert_eq!(database.number("SELECT places_taken FROM events").await, confirmed);
    let audit = Program::run(database, &["audit"]);
    assert!(audit.status.success(), "{}{}", String::from_utf8_lossy(&audit.stdout), String::from_utf8_lossy(&audit.stderr));
    // Each mail left at least once; what came twice is the same mail.
    let mut copies: HashMap<(String, String), usize> = HashMap::new();
    for mail in server.received() {
        *copies.entry((mail.recipient.clone(), Mail::parse(&mail.raw).header("Message-ID").expect("an id"))).or_default() += 1;
    }
    let rows = outbox::Entity::find().all(app.db.reader()).await.expect("mails");
    let of = |id: &str| rows.iter().find(|row| id.contains(&row.message_id)).unwrap_or_else(|| panic!("{id} is no mail of ours"));
    let arrived: HashSet<&str> = copies.keys().map(|(_, id)| of(id).message_id.as_str()).collect();
    let sent: Vec<&outbox::Model> = rows.iter().filter(|row| row.state == OutboxState::Sent).collect();
    for row in &sent {
        assert!(arrived.contains(row.message_id.as_str()), "{} was marked and never arrived", row.letter);
    }
    // A copy that was killed before it heard the server's word did not know that a mail had arrived. It comes again, or a newer one
    // about the same entry, which says more.
    for row in copies.keys().map(|(_, id)| of(id)).filter(|row| row.state != OutboxState::Sent) {
        let newer = |other: &outbox::Model| other.calendar_uid == row.calendar_uid && other.calendar_sequence > row.calendar_sequence;
        let overtaken = row.state == OutboxState::Superseded && row.attempts > 0 && row.calendar_uid.is_some() && sent.iter().any(|other| newer(other));
        assert!(overtaken, "{} arrived and is {:?}", row.letter, row.state);
    }
    let sent = sent.len();
    let again: usize = copies.values().map(|times| times - 1).sum();
    println!("{} registered, {} cancelled, {sent} mails, {again} came twice, other answers: {:?}", told.registered.len(), told.cancelled.len(), told.other);
    // At most what was between the server's word and the mark, on each of four connections, at each kill or cut.
    assert!(again <= 4 * 4 * kills(), "{again} mails came twice");
}

//! A feed of 10,000 events: cold (read, written and sent), answered "not changed", and written in memory beside a raw
//! loop that pushes the same lines into one string without escaping, folding or zones.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::support::{self, Client, get};
use belfry::app::App;
use belfry::calendar::{CalendarEvent, CalendarSession, Feed, feed, public_entries};
use belfry::entity::event::{self, EventFormat, EventKind, EventStatus};
use belfry::entity::session;
use belfry::entity::session::SessionInclusion;
use belfry::rules::language::Language;
use jiff::SignedDuration;
use sea_orm::EntityTrait;

const EVENTS: usize = 10_000;
const RUNS: usize = 5;

#[tokio::main]
pub async fn run() {
    for postgres in [false, true] {
        if postgres && support::postgres_url().is_none() {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let app = support::app(&support::new_database(folder.path(), postgres).await).await;
        let events = fill(&app).await;
        println!("{} events, {}, median of {RUNS}", EVENTS, if postgres { "PostgreSQL" } else { "SQLite" });
        in_memory(&events);
        over_http(&app).await;
    }
}

/// Writes the events and gives them as the maker takes them.
async fn fill(app: &App) -> Vec<CalendarEvent> {
    let now = app.clock.now();
    let (mut events, mut sessions) = (Vec::with_capacity(EVENTS), Vec::with_capacity(EVENTS));
    for number in 0..EVENTS {
        let starts_at = now + SignedDuration::from_hours(24 + i64::try_from(number).expect("small") / 20);
        let id = app.clock.id();
        events.push(event_row(app, id, number, starts_at));
        sessions.push(session_row(app, id, starts_at));
    }
    let shown = events.iter().zip(&sessions).map(|(event, session)| calendar_event(app, event, session)).collect();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                for chunk in events.chunks(500) {
                    event::Entity::insert_many(chunk.iter().cloned().map(event::ActiveModel::from)).exec_without_returning(transaction).await?;
                }
                for chunk in sessions.chunks(500) {
                    session::Entity::insert_many(chunk.iter().cloned().map(session::ActiveModel::from)).exec_without_returning(transaction).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("events");
    shown
}

fn event_row(app: &App, id: uuid::Uuid, number: usize, starts_at: jiff::Timestamp) -> event::Model {
    let now = app.clock.now().into();
    event::Model {
        id,
        programme_id: None,
        slug: format!("activiteit-{number}"),
        title: format!("Right to Challenge: lessen uit drie gemeenten, deel {number}"),
        summary: "Drie gemeenten vertellen wat werkte en wat niet; met ruimte voor vragen, cafépraat en een blik vooruit.".to_owned(),
        description: "Een lange beschrijving. ".repeat(100),
        kind: EventKind::Webinar,
        format: EventFormat::Hybrid,
        language: "nl".to_owned(),
        status: EventStatus::Published,
        capacity: Some(100),
        places_taken: 0,
        onsite_taken: 0,
        online_taken: 0,
        rules: serde_json::json!({}),
        salutation: "familiar".to_owned(),
        letters: serde_json::json!({}),
        waiting_count: 0,
        places_kept: false,
        asks_questions: false,
        followed_each: false,
        secret_link_generation: 0,
        registration_opens_at: None,
        registration_closes_at: None,
        contact_name: None,
        contact_email: None,
        contact_phone: None,
        content_contact_name: None,
        content_contact_email: None,
        content_contact_phone: None,
        translations: serde_json::json!({}),
        unlisted: false,
        publish_at: None,
        archived_at: None,
        minimum: None,
        decide_by: None,
        decided_at: None,
        section_versions: serde_json::json!({}),
        attendance_rules: serde_json::json!({}),
        series_id: None,
        starts_at: Some(starts_at.into()),
        ends_at: Some((starts_at + SignedDuration::from_hours(2)).into()),
        search_text: String::new(),
        published_at: Some(now),
        cancelled_at: None,
        cancel_reason: None,
        version: 1,
        created_at: now,
        updated_at: now,
        content_changed_at: None,
    }
}

fn session_row(app: &App, event_id: uuid::Uuid, starts_at: jiff::Timestamp) -> session::Model {
    let now = app.clock.now().into();
    session::Model {
        id: app.clock.id(),
        event_id,
        title: None,
        starts_at: starts_at.into(),
        ends_at: (starts_at + SignedDuration::from_hours(2)).into(),
        time_zone: "Europe/Brussels".to_owned(),
        place: Some("Stadhuis".to_owned()),
        address: Some("Botermarkt 2, 8800 Roeselare".to_owned()),
        attendance_closed_at: None,
        place_hidden: false,
        join_url: Some("https://meet.belfry.example/1".to_owned()),
        venue_id: None,
        directions: None,
        inclusion: SessionInclusion::Included,
        slot_id: None,
        capacity: None,
        places_taken: 0,
        sequence: 0,
        cancelled_at: None,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

fn calendar_event(app: &App, event: &event::Model, session: &session::Model) -> CalendarEvent {
    CalendarEvent {
        title: event.title.clone(),
        summary: event.summary.clone(),
        language: Language::Nl,
        url: app.links.event(&event.slug),
        host: app.links.host().to_owned(),
        sessions: vec![CalendarSession {
            session_id: session.id,
            title: None,
            starts_at: session.starts_at.0,
            ends_at: session.ends_at.0,
            time_zone: session.time_zone.clone(),
            place: session.place.clone(),
            address: session.address.clone(),
            place_hidden: false,
            online: true,
            sequence: 0,
            cancelled: false,
            created_at: session.created_at.0,
            updated_at: session.updated_at.0,
        }],
    }
}

fn in_memory(events: &[CalendarEvent]) {
    let head = Feed { name: "Belfry", source: None, organiser_name: "Belfry", organiser_address: "events@belfry.example", time_zone: "Europe/Brussels" };
    let (mut ours, mut raws, mut bytes) = (Vec::new(), Vec::new(), (0, 0));
    for _ in 0..RUNS {
        let start = Instant::now();
        bytes.1 = raw(events).len();
        raws.push(start.elapsed());
        let start = Instant::now();
        bytes.0 = feed(&head, &public_entries(events)).len();
        ours.push(start.elapsed());
    }
    println!("raw lines, in memory      {:>9.2?}  {} bytes", middle(raws), bytes.1);
    println!("the feed, in memory       {:>9.2?}  {} bytes", middle(ours), bytes.0);
}

/// The same properties, pushed as they are.
fn raw(events: &[CalendarEvent]) -> String {
    let mut text = String::with_capacity(events.len() * 800);
    text.push_str("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//raw//EN\r\n");
    for event in events {
        for session in &event.sessions {
            let moment = |moment: jiff::Timestamp| moment.strftime("%Y%m%dT%H%M%SZ").to_string();
            let changed = moment(session.updated_at);
            let _ = write!(
                text,
                "BEGIN:VEVENT\r\nUID:{}@{}\r\nDTSTAMP:{changed}\r\nSEQUENCE:0\r\nLAST-MODIFIED:{changed}\r\nCREATED:{}\r\nDTSTART:{}\r\nDTEND:{}\r\nSUMMARY:{}\r\nLOCATION:{}\r\nDESCRIPTION:{}\r\nURL:{}\r\nORGANIZER;CN=\"Belfry\":mailto:events@belfry.example\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n",
                session.session_id,
                event.host,
                moment(session.created_at),
                moment(session.starts_at),
                moment(session.ends_at),
                event.title,
                session.place.as_deref().unwrap_or_default(),
                event.summary,
                event.url
            );
        }
    }
    text.push_str("END:VCALENDAR\r\n");
    text
}

async fn over_http(app: &App) {
    let (mut cold, mut warm, mut unchanged) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        // A new router has nothing kept.
        let mut client = Client::connect(support::serve(belfry::web::router(app.clone()).expect("templates")).await).await;
        cold.push(ask(&mut client, &get("/calendar.ics"), 200).await);
        warm.push(ask(&mut client, &get("/calendar.ics"), 200).await);
        // Longer than what is kept is believed without a look at the database.
        tokio::time::sleep(Duration::from_millis(1_100)).await;
        let known = b"GET /calendar.ics HTTP/1.1\r\nHost: 127.0.0.1\r\nIf-None-Match: *\r\n\r\n";
        unchanged.push(ask(&mut client, known, 304).await);
    }
    println!("GET /calendar.ics, cold   {:>9.2?}  (aim: under 300 ms)", middle(cold));
    println!("GET /calendar.ics, kept   {:>9.2?}", middle(warm));
    println!("304, after a look         {:>9.2?}  (aim: under 5 ms)", middle(unchanged));
}

async fn ask(client: &mut Client, request: &[u8], status: u16) -> Duration {
    let start = Instant::now();
    assert_eq!(client.send(request).await.0, status);
    start.elapsed()
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

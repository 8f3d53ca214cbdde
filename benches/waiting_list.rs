//! What waiting lists and groups cost, on both engines, beside a stated reference in the same run:
//!
//! - *promotion*: a capacity is raised and 1,000 people who wait get their place, with history, calendar entries and
//!   letters (`Promoting::Direct`), or an offer (`Promoting::Offer`); aim: under 2 s. Reference: the same number of
//!   people registered one form after the other.
//! - *desk list*: what the first page of an event with 20,000 registrations asks the database; aim: under 50 ms.
//! - *colleagues*: 30 people of one form, one transaction. Reference: 30 forms of one person.

use std::time::{Duration, Instant};

use crate::support::{self, event_with, new_database, organisation, participant, request};
use belfry::actions::Acting;
use belfry::actions::event::edit::{Section, edit};
use belfry::actions::registration::register::{Booker, RegistrationRequest};
use belfry::app::App;
use belfry::entity::registration::RegistrationStatus;
use belfry::queries::desk_event::desk_event;
use belfry::queries::participant_list::{Extras, Filter, Order, Standing, participant_list};
use belfry::rules::language::Language;
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::permission::Role;
use belfry::rules::registration_rules::{Promoting, RegistrationRules};
use futures_util::future::join_all;
use uuid::Uuid;

const RUNS: usize = 3;
const WAITING: usize = 1_000;
const LISTED: usize = 20_000;
const NELE: Acting = Acting { organiser_id: Uuid::from_u128(1), role: Role::Organiser };

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
    println!("\n{}, median of {RUNS}", if postgres { "PostgreSQL" } else { "SQLite (WAL, synchronous=FULL)" });
    let folder = tempfile::tempdir().expect("a folder");
    let (mut direct, mut offered, mut one_by_one, mut group, mut alone) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        direct.push(promotion(folder.path(), postgres, Promoting::Direct).await);
        offered.push(promotion(folder.path(), postgres, Promoting::Offer).await);
        let (together, each) = colleagues(folder.path(), postgres).await;
        group.push(together);
        alone.push(each);
        one_by_one.push(registered_one_by_one(folder.path(), postgres).await);
    }
    println!("promotion of {WAITING}, direct           {:>10.2?}  (aim: under 2 s)", middle(direct));
    println!("promotion of {WAITING}, offers           {:>10.2?}  (aim: under 2 s)", middle(offered));
    println!("reference: {WAITING} forms one by one    {:>10.2?}", middle(one_by_one));
    println!("30 colleagues, one form             {:>10.2?}", middle(group));
    println!("reference: 30 forms one by one      {:>10.2?}", middle(alone));
    list(folder.path(), postgres).await;
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

async fn fresh(folder: &std::path::Path, postgres: bool, capacity: i32, promoting: Promoting) -> (App, Uuid, Uuid) {
    let app = support::app(&new_database(folder, postgres).await).await;
    let event = event_with(&app, "hot", capacity, RegistrationRules { waiting_list: true, promoting, ..RegistrationRules::default() }).await;
    let organisation = organisation(&app).await;
    (app, event, organisation)
}

async fn everybody(app: &App, organisation: Uuid, people: usize) {
    for chunk in (0..people).collect::<Vec<_>>().chunks(500) {
        let forms = chunk.iter().map(|number| app.registrar.register(request(*number, organisation)));
        assert!(join_all(forms).await.into_iter().all(|registered| registered.is_ok()));
    }
}

async fn promotion(folder: &std::path::Path, postgres: bool, promoting: Promoting) -> Duration {
    let (app, event, organisation) = fresh(folder, postgres, 1, promoting).await;
    everybody(&app, organisation, WAITING + 1).await;
    let start = Instant::now();
    let edited = edit(&app, NELE, event, 0, with_places(i32::try_from(WAITING).expect("a number") + 1)).await.expect("saved");
    assert_eq!(edited.promoted, WAITING);
    start.elapsed()
}

fn with_places(capacity: i32) -> Section {
    Section::Registering { capacity: Some(capacity), opens_at: None, closes_at: None, undecided: None }
}

async fn registered_one_by_one(folder: &std::path::Path, postgres: bool) -> Duration {
    let (app, _, organisation) = fresh(folder, postgres, 1_000_000, Promoting::Direct).await;
    let start = Instant::now();
    for number in 0..WAITING {
        app.registrar.register(request(number, organisation)).await.expect("a place");
    }
    start.elapsed()
}

/// One form of thirty, and thirty forms of one.
async fn colleagues(folder: &std::path::Path, postgres: bool) -> (Duration, Duration) {
    let (app, _, organisation) = fresh(folder, postgres, 1_000_000, Promoting::Direct).await;
    let booker = Booker {
        first_name: PersonName::parse("Hilde").expect("a name"),
        last_name: PersonName::parse("De Wit").expect("a name"),
        email: EmailAddress::parse("hilde@voorbeeldstad.example").expect("an address"),
        language: Language::Nl,
    };
    let form = RegistrationRequest { booker: Some(booker), participants: (0..30).map(|number| participant(number, organisation)).collect(), ..request(0, organisation) };
    let start = Instant::now();
    assert_eq!(app.registrar.register(form).await.expect("registered").confirmed, 30);
    let together = start.elapsed();
    let start = Instant::now();
    for number in 30..60 {
        app.registrar.register(request(number, organisation)).await.expect("a place");
    }
    (together, start.elapsed())
}

async fn list(folder: &std::path::Path, postgres: bool) {
    let (app, event, organisation) = fresh(folder, postgres, i32::try_from(LISTED).expect("a number") - 500, Promoting::Offer).await;
    everybody(&app, organisation, LISTED).await;
    if postgres {
        // As its autovacuum does within a minute of so many new rows.
        sea_orm::ConnectionTrait::execute_unprepared(app.db.reader(), "ANALYZE").await.expect("statistics");
    }
    for (what, filter) in [
        ("active", Filter::default()),
        ("waiting", Filter { standing: Standing::Only(RegistrationStatus::Waitlisted), ..Filter::default() }),
        ("waiting, in order", Filter { order: Order::Queue, ..Filter::default() }),
        ("a name", Filter { name: "vandecas".to_owned(), ..Filter::default() }),
        ("an organisation", Filter { organisation: "voorbeeld".to_owned(), ..Filter::default() }),
        ("nobody's", Filter { organisation: "nergens".to_owned(), ..Filter::default() }),
    ] {
        let mut times = Vec::new();
        for _ in 0..15 {
            let start = Instant::now();
            let shown = desk_event(&app.db, event).await.expect("the event");
            let counted = filter.by_standing_only().then(|| u64::try_from(shown.numbers.confirmed + shown.numbers.waitlisted).unwrap_or(0));
            participant_list(&app.db, event, &filter, Extras::default(), app.clock.now(), 1, counted).await.expect("a page");
            times.push(start.elapsed());
        }
        let first = times[0];
        println!("desk list, {LISTED}, {what:<18} {:>10.2?}, the first time {first:.2?}  (aim: under 50 ms)", middle(times));
    }
}

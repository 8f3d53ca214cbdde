//! The door: a scan to its answer at the server, with ten doors at three scans a second (to stay under 20 ms), and 500 scans
//! that waited on a device sent in batches (under 5 s). An event of 2,000 people.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::support;
use axum::body::Body;
use axum::http::{Request, header};
use belfry::actions::Acting;
use belfry::actions::registration::add::{Adding, NewParticipant, add};
use belfry::actions::registration::register::OrganisationChoice;
use belfry::app::App;
use belfry::entity::{Moment, event, registration, session};
use belfry::keys::Token;
use belfry::rules::language::Language;
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::permission::Role;
use http_body_util::BodyExt as _;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use uuid::Uuid;

const PEOPLE: usize = 2_000;
const DOORS: usize = 10;
const SECONDS: usize = 20;
const QUEUED: usize = 500;
const AIM: Duration = Duration::from_millis(20);

#[tokio::main]
pub async fn run() {
    for postgres in [false, true] {
        if postgres && support::postgres_url().is_none() {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let app = support::app(&support::new_database(folder.path(), postgres).await).await;
        println!("{}", if postgres { "PostgreSQL" } else { "SQLite" });
        let house = Arc::new(House::build(app).await);
        doors(&house).await;
        device(&house).await;
    }
}

struct House {
    app: App,
    router: axum::Router,
    token: Token,
    door: String,
    people: Vec<Uuid>,
}

impl House {
    async fn build(app: App) -> Self {
        let event_id = support::event(&app, "door", i32::try_from(PEOPLE).expect("small")).await;
        let (organiser_id, token) = support::signed_in(&app).await;
        let acting = Acting { organiser_id, role: Role::Organiser };
        let people = (0..PEOPLE).map(|number| NewParticipant {
            first_name: PersonName::parse("Jane").expect("a name"),
            last_name: PersonName::parse(&format!("Peeters {number}")).expect("a name"),
            email: EmailAddress::parse(&format!("jane{number}@gemeente.example")).expect("an address"),
            organisation: OrganisationChoice::Named("Gemeente Zulte".to_owned()),
            function_category: None,
            job_title: None,
            language: Language::Nl,
            attendance_mode: None,
        });
        add(&app, acting, event_id, people.collect(), Adding::default()).await.expect("added");
        let now = app.clock.now();
        let (begins, ends) = (Moment(now), Moment(now + jiff::SignedDuration::from_hours(2)));
        app.db
            .write(move |transaction| {
                Box::pin(async move {
                    let times = session::Entity::update_many().col_expr(session::Column::StartsAt, Expr::value(begins)).col_expr(session::Column::EndsAt, Expr::value(ends));
                    times.filter(session::Column::EventId.eq(event_id)).exec(transaction).await?;
                    event::Entity::update_many().col_expr(event::Column::EndsAt, Expr::value(ends)).filter(event::Column::Id.eq(event_id)).exec(transaction).await?;
                    Ok(())
                })
            })
            .await
            .expect("today");
        let session = session::Entity::of(event_id).one(app.db.reader()).await.expect("rows").expect("a session").id;
        let people = registration::Entity::of(event_id).all(app.db.reader()).await.expect("rows").into_iter().map(|row| row.id).collect();
        let router = belfry::web::router(app.clone()).expect("a router");
        Self { app, router, token, door: format!("/desk/events/{event_id}/sessions/{session}/check-in"), people }
    }

    async fn posts(&self, path: &str, fields: &[(&str, &str)]) -> (Duration, String) {
        let csrf = self.app.keys.form_token(&self.token.hash(), self.app.clock.now());
        let body = url::form_urlencoded::Serializer::new(String::new()).append_pair("csrf", &csrf).extend_pairs(fields).finish();
        let request = Request::post(path)
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::COOKIE, support::session_cookie(&self.token))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .expect("a request");
        let start = Instant::now();
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let status = answer.status();
        let body = answer.into_body().collect().await.expect("a body").to_bytes();
        let took = start.elapsed();
        let text = String::from_utf8_lossy(&body).into_owned();
        assert!(status.is_success(), "{path}: {status} {text}");
        (took, text)
    }
}

/// Each door scans three people a second, whatever became of the last, and the doors know nothing of each other.
async fn doors(house: &Arc<House>) {
    let statements = house.app.db.statements();
    let begin = tokio::time::Instant::now();
    let scanning = (0..DOORS).map(|door| {
        let house = Arc::clone(house);
        tokio::spawn(async move {
            let mut times = Vec::with_capacity(SECONDS * 3);
            for round in 0..SECONDS * 3 {
                // Doors a thirtieth of a second apart.
                tokio::time::sleep_until(begin + Duration::from_millis(u64::try_from(round * 333 + door * 33).expect("small"))).await;
                let code = house.app.keys.ticket(house.people[(round * DOORS + door) % PEOPLE]);
                times.push(house.posts(&house.door, &[("entry", code.as_str()), ("direction", "in")]).await.0);
            }
            times
        })
    });
    let mut times: Vec<Duration> = futures_util::future::join_all(scanning).await.into_iter().flat_map(|door| door.expect("a door")).collect();
    times.sort_unstable();
    let median = times[times.len() / 2];
    println!(
        "{} scans: median {median:.2?}, 99 of 100 under {:.2?}, worst {:.2?}, {} statements read for each{}",
        times.len(),
        times[times.len() * 99 / 100],
        times[times.len() - 1],
        (house.app.db.statements() - statements) / times.len() as u64,
        if median > AIM { ": MISSED" } else { "" }
    );
}

/// Scans that waited, in the batches that the page sends.
async fn device(house: &House) {
    let list: Value = serde_json::from_str(&house.posts(&format!("{}/list", house.door), &[]).await.1).expect("JSON");
    let token = list["device"].as_str().expect("a token");
    let scans: Vec<Value> = list["people"]
        .as_array()
        .expect("people")
        .iter()
        .take(QUEUED)
        .map(|person| json!({ "id": house.app.clock.random_id(), "code": person["hash"], "at": house.app.clock.now().as_millisecond(), "direction": "in" }))
        .collect();
    let start = Instant::now();
    for batch in scans.chunks(100) {
        house.posts(&format!("{}/sync", house.door), &[("device", token), ("data", &json!({ "scans": batch }).to_string())]).await;
    }
    println!("{QUEUED} queued scans: {:.2?}", start.elapsed());
}

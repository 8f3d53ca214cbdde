//! Certificates of an event of 1,000 people: issued when its list is closed, all of them as one file, and each as a file of its own.
//! The aim is 60 seconds for each way.

use std::time::{Duration, Instant};

use crate::support;
use axum::body::Body;
use axum::http::{Request, header};
use belfry::actions::Acting;
use belfry::actions::attendance::close::close;
use belfry::actions::attendance::record::record_rest;
use belfry::actions::registration::add::{Adding, NewParticipant, add};
use belfry::actions::registration::register::OrganisationChoice;
use belfry::app::App;
use belfry::entity::{Moment, certificate, event, registration, session};
use belfry::keys::{Purpose, Token};
use belfry::rules::attendance::Mark;
use belfry::rules::language::Language;
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::permission::Role;
use http_body_util::BodyExt as _;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use tower::ServiceExt as _;
use uuid::Uuid;

const PEOPLE: usize = 1_000;
const AIM: Duration = Duration::from_secs(60);

#[tokio::main]
pub async fn run() {
    for postgres in [false, true] {
        if postgres && support::postgres_url().is_none() {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let app = support::app(&support::new_database(folder.path(), postgres).await).await;
        println!("{}", if postgres { "PostgreSQL" } else { "SQLite" });
        measure(&app).await;
    }
}

async fn measure(app: &App) {
    let event_id = support::event(app, "certificates", i32::try_from(PEOPLE).expect("small")).await;
    let (organiser_id, token) = support::signed_in(app).await;
    let acting = Acting { organiser_id, role: Role::Organiser };
    let people = (0..PEOPLE).map(|number| NewParticipant {
        first_name: PersonName::parse("Ελένη").expect("a name"),
        last_name: PersonName::parse(&format!("D'Hondt-Öztürk {number}")).expect("a name"),
        email: EmailAddress::parse(&format!("jane{number}@gemeente.example")).expect("an address"),
        organisation: OrganisationChoice::Named("Gemeente Zulte".to_owned()),
        function_category: None,
        job_title: None,
        language: Language::ALL[number % 3],
        attendance_mode: None,
    });
    add(app, acting, event_id, people.collect(), Adding::default()).await.expect("added");
    let session = is_over(app, event_id).await;
    record_rest(app, acting, event_id, session, Mark::Present).await.expect("recorded");
    let start = Instant::now();
    close(app, acting, event_id, session, false).await.expect("closed");
    let issued = certificate::Entity::find().count(app.db.reader()).await.expect("a count");
    assert_eq!(usize::try_from(issued).expect("small"), PEOPLE);
    told("issued when the list is closed", start.elapsed());

    let router = belfry::web::router(app.clone()).expect("a router");
    let start = Instant::now();
    let bytes = get(&router, &format!("/desk/events/{event_id}/certificates.pdf"), Some(&token)).await;
    told(&format!("all as one file of {} kB", bytes / 1_000), start.elapsed());

    let people = registration::Entity::of(event_id).all(app.db.reader()).await.expect("rows");
    let start = Instant::now();
    let mut bytes = 0;
    for person in &people {
        let token = app.keys.derive(Purpose::Registration, person.id, person.token_generation);
        bytes += get(&router, &format!("/r/{}/certificate.pdf", token.as_str()), None).await;
    }
    told(&format!("each as a file of its own, of {} kB", bytes / people.len() / 1_000), start.elapsed());
}

fn told(what: &str, took: Duration) {
    println!("{PEOPLE} certificates {what}: {took:.2?}, aim {AIM:?}{}", if took > AIM { ": MISSED" } else { "" });
}

async fn is_over(app: &App, event_id: Uuid) -> Uuid {
    let now = app.clock.now();
    let (begins, ends) = (Moment(now - jiff::SignedDuration::from_hours(2)), Moment(now - jiff::SignedDuration::from_mins(5)));
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
        .expect("over");
    session::Entity::of(event_id).one(app.db.reader()).await.expect("rows").expect("a session").id
}

/// Asks for a file; how many octets it has.
async fn get(router: &axum::Router, path: &str, session: Option<&Token>) -> usize {
    let mut request = Request::get(path).header(header::HOST, "127.0.0.1:8080");
    if let Some(token) = session {
        request = request.header(header::COOKIE, support::session_cookie(token));
    }
    let answer = router.clone().oneshot(request.body(Body::empty()).expect("a request")).await.expect("an answer");
    let status = answer.status();
    let body = answer.into_body().collect().await.expect("a body").to_bytes();
    assert!(status.is_success() && body.starts_with(b"%PDF"), "{path}: {status}");
    body.len()
}

//! Every page of the desk with years of events and registrations, at the server: the median and the worst of each,
//! which are to stay under 50 ms. SQLite has 5,000 events and 100,000 registrations; PostgreSQL (BENCH_POSTGRES_URL)
//! 1 million, or as many as BENCH_REGISTRATIONS says.

use std::time::{Duration, Instant};

use crate::support;
use axum::body::Body;
use axum::http::{Request, header};
use belfry::app::App;
use belfry::entity::{event, outbox, registration, session};
use http_body_util::BodyExt as _;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use tower::ServiceExt as _;
use uuid::Uuid;

const RUNS: usize = 15;
const AIM: Duration = Duration::from_millis(50);

#[tokio::main]
pub async fn run() {
    for postgres in [false, true] {
        if postgres && support::postgres_url().is_none() {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let app = support::app_with_years(folder.path(), postgres).await;
        measure(&app).await;
    }
}

async fn measure(app: &App) {
    let router = belfry::web::router(app.clone()).expect("a router");
    let cookie = support::session_cookie(&support::signed_in(app).await.1);
    let pages = pages(app).await;
    let mut slow = 0;
    for (what, path) in pages {
        let mut times = Vec::with_capacity(RUNS);
        for _ in 0..RUNS {
            let request = Request::get(&path)
                .header(header::HOST, "127.0.0.1:8080")
                .header(header::COOKIE, &cookie)
                .header(header::ACCEPT_LANGUAGE, "nl")
                .body(Body::empty())
                .expect("a request");
            let start = Instant::now();
            let answer = router.clone().oneshot(request).await.expect("an answer");
            let status = answer.status();
            let body = answer.into_body().collect().await.expect("a body").to_bytes();
            times.push(start.elapsed());
            assert!(status.is_success(), "{path}: {status} {}", String::from_utf8_lossy(&body));
        }
        let first = times[0];
        times.sort_unstable();
        let (median, worst) = (times[RUNS / 2], times[RUNS - 1]);
        slow += usize::from(median > AIM);
        println!("{what:<32} median {median:>9.2?}  worst {worst:>9.2?}  first {first:>9.2?}{}", if median > AIM { "  SLOW" } else { "" });
    }
    println!("{slow} pages over {AIM:?}");
}

/// The pages whose rows grow with the years, for the largest event and what hangs on it.
async fn pages(app: &App) -> Vec<(&'static str, String)> {
    let reader = app.db.reader();
    let largest = event::Entity::find().order_by_desc(event::Column::PlacesTaken).one(reader).await.expect("events").expect("an event");
    let session: Uuid = session::Entity::of(largest.id).one(reader).await.expect("sessions").expect("a session").id;
    let registered = registration::Entity::of(largest.id).filter(registration::Column::OrganisationId.is_not_null()).one(reader).await.expect("rows").expect("somebody");
    let mail = outbox::Entity::find().filter(outbox::Column::RegistrationId.eq(registered.id)).one(reader).await.expect("rows").expect("a mail").id;
    let organisation = registered.organisation_id.expect("asked for");
    let event = format!("/desk/events/{}", largest.id);
    let (first, last) = (encoded(&registered.first_name), encoded(&registered.last_name));
    let mut pages = vec![
        ("start", "/desk".to_owned()),
        ("attendance not closed", "/desk/needs/attendance".to_owned()),
        ("sessions without place", "/desk/needs/place-missing".to_owned()),
        ("events, coming", "/desk/events".to_owned()),
        ("events, past, last page", "/desk/events?when=past&page=99".to_owned()),
        ("events, words", "/desk/events?q=gemeente".to_owned()),
        ("search, two letters", "/desk/search?q=ja".to_owned()),
        ("search, a first name", format!("/desk/search?q={first}")),
        ("search, first and last name", format!("/desk/search?q={first}+{last}")),
        ("search, two common beginnings", "/desk/search?q=va+de".to_owned()),
        ("search, beginnings nobody has", "/desk/search?q=an+ma+zz".to_owned()),
        ("search, an address", format!("/desk/search?q={}", encoded(&registered.email))),
        ("search, nothing", "/desk/search?q=qqqqqq".to_owned()),
        ("search, people, page 50", "/desk/search?q=ja&in=people&page=50".to_owned()),
        ("organisation", format!("/desk/organisations/{organisation}")),
        ("organisation, all", format!("/desk/organisations/{organisation}?which=all")),
        ("registration", format!("/desk/registrations/{}", registered.id)),
        ("mails", "/desk/mail".to_owned()),
        ("mails, all", "/desk/mail?state=all".to_owned()),
        ("mails, an address", format!("/desk/mail?state=all&recipient={}", encoded(&registered.email))),
        ("one mail", format!("/desk/mail/{mail}")),
        ("new event", "/desk/events/new".to_owned()),
        ("an earlier event to copy", "/desk/events/copy".to_owned()),
        ("an earlier event to copy, words", "/desk/events/copy?q=gemeente&kind=webinar".to_owned()),
    ];
    for (what, part) in [
        ("event", ""),
        ("event, edit", "/edit/basics"),
        ("event, preview", "/preview"),
        ("event, cancel", "/cancel"),
        ("event, copy", "/copy"),
        ("event, repeat", "/series/new"),
        ("event, rules", "/rules"),
        ("event, questions", "/questions"),
        ("event, letters", "/letters"),
        ("event, participants", "/participants"),
        ("event, participants, a name", "/participants?q=jan"),
        ("event, participants, organisation", "/participants?organisation=gent"),
        ("event, participants, last page", "/participants?page=99"),
        ("event, waiting list", "/waiting-list"),
        ("event, invitees", "/invitees"),
        ("event, messages", "/messages"),
        ("event, a message", "/messages/new"),
        ("event, reminders", "/reminders"),
        ("event, follow", "/follow"),
        ("event, changes", "/changes"),
    ] {
        pages.push((what, format!("{event}{part}")));
    }
    pages.push(("attendance", format!("{event}/sessions/{session}/attendance")));
    pages.push(("session", format!("{event}/sessions/{session}/edit")));
    pages
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

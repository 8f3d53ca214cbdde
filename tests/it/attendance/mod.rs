//! One record for room and screen: evidence, what it amounts to, and the organiser's word over it.

mod evidence;
mod rules;

use belfry::actions::attendance::evidence::{add, piece, settle};
use belfry::entity::attendance_evidence::{self, EvidenceKind};
use belfry::entity::{attendance, event, session};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::registration::{by_email, register};
use crate::support::{TestApp, TestEvent};

fn path(event: &TestEvent) -> String {
    format!("/desk/events/{}/sessions/{}/attendance", event.id, event.sessions[0].id)
}

fn of(event: &TestEvent, registration: Uuid) -> String {
    format!("{}/{registration}", path(event))
}

/// Somebody is registered and has read the confirmation; their registration.
async fn somebody(app: &TestApp, event: &TestEvent, name: &str) -> Uuid {
    let email = format!("{name}@gemeente.example");
    register(app, event, &email).await;
    app.deliver_mail().await;
    by_email(app, &email).await.id
}

/// Evidence as a scan or a report leaves it, of the event's first session.
async fn comes_in(app: &TestApp, event: &TestEvent, registration: Uuid, kind: EvidenceKind, at: &str, until: Option<&str>) -> Uuid {
    let moment = |text: &str| belfry::entity::Moment(text.parse().expect("a moment"));
    let session_id = event.sessions[0].id;
    let new = attendance_evidence::Model { at: moment(at), until: until.map(moment), ..piece(&app.clock, None, session_id, registration, kind) };
    let (event_id, evidence_id) = (event.id, new.id);
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = event::Entity::find_by_id(event_id).one(transaction).await?.expect("the event");
                let session = session::Entity::find_by_id(session_id).one(transaction).await?.expect("the session");
                add(transaction, vec![new.clone(), new]).await?;
                settle(transaction, &event, &session, &[registration]).await
            })
        })
        .await
        .expect("recorded");
    evidence_id
}

/// How it stands, with the minutes.
async fn stands(app: &TestApp, event: &TestEvent, registration: Uuid) -> Option<(String, Option<i32>)> {
    let row = attendance::Entity::of(event.sessions[0].id).filter(attendance::Column::RegistrationId.eq(registration)).one(app.db.reader()).await.expect("a row");
    row.map(|row| (format!("{:?}", row.status), row.seconds.map(|seconds| seconds / 60)))
}

fn is(mark: &str, minutes: Option<i32>) -> Option<(String, Option<i32>)> {
    Some((mark.to_owned(), minutes))
}

//! Who was there, besides the desk's own list: on paper, by a code that is shown, in the room and online.

mod hybrid;
mod paper;
mod self_check_in;

use belfry::entity::attendance;
use belfry::entity::attendance_evidence;
use sea_orm::EntityTrait as _;

use crate::support::{TestApp, TestEvent};

/// The address of a session at the desk, and a part of it.
fn at_desk(event: &TestEvent, part: &str) -> String {
    format!("/desk/events/{}/sessions/{}/{part}", event.id, event.sessions[0].id)
}

/// Everybody's mark, in words, in order of their addresses.
async fn marks(app: &TestApp) -> Vec<String> {
    let people = belfry::entity::registration::Entity::find().all(app.db.reader()).await.expect("people");
    let rows = attendance::Entity::find().all(app.db.reader()).await.expect("marks");
    let mut marks: Vec<String> = rows
        .into_iter()
        .map(|row| {
            let person = people.iter().find(|person| person.id == row.registration_id).expect("a person");
            format!("{} {:?}", person.email.split('@').next().unwrap_or_default(), row.status)
        })
        .collect();
    marks.sort();
    marks
}

/// Evidence that counts, and that was withdrawn.
async fn evidence(app: &TestApp) -> (usize, usize) {
    let rows = attendance_evidence::Entity::find().all(app.db.reader()).await.expect("evidence");
    let counts = rows.iter().filter(|row| row.withdrawn_at.is_none()).count();
    (counts, rows.len() - counts)
}

/// The personal link of a registration.
fn link(app: &TestApp, registration: &belfry::entity::registration::Model) -> String {
    format!("/r/{}", app.keys.derive(belfry::keys::Purpose::Registration, registration.id, registration.token_generation).as_str())
}

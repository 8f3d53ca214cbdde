//! The door of a session: tickets and what they open, checking in by code and by name, who has no place, and many doors
//! at once.

mod checking_in;
mod offline;
mod tickets;

use belfry::entity::attendance_evidence::{self, EvidenceKind};
use belfry::entity::{attendance, registration};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use crate::support::{Page, TestApp, TestEvent, Visitor};

/// The check-in page of a session.
pub fn door_of(event: &TestEvent, at: usize) -> String {
    format!("/desk/events/{}/sessions/{}/check-in", event.id, event.sessions[at].id)
}

/// Somebody with a confirmed place.
pub async fn registered(app: &TestApp, event: &TestEvent, first: &str, last: &str) -> registration::Model {
    let visitor = app.visitor();
    let email = format!("{}@gemeente.example", app.clock.random_id().simple());
    let form = visitor.fills_in(&event.slug, &email).await.with("first_name", first).with("last_name", last);
    visitor.sends(&form).await.expect(303);
    registration::Entity::find().filter(registration::Column::Email.eq(email)).one(app.db.reader()).await.expect("a registration").expect("a registration")
}

/// The code of a ticket.
pub fn code(app: &TestApp, registration: &registration::Model) -> String {
    app.keys.ticket(registration.id).as_str().to_owned()
}

/// What a scanner types at the door, and what the page answers.
pub async fn scans(who: &Visitor, door: &str, entry: &str) -> Page {
    let form = who.get(door).await.expect(200).form("form#door").with("entry", entry);
    who.sends(&form).await
}

/// The answer's code.
pub fn verdict(page: &Page) -> String {
    page.attributes("#verdict", "data-verdict").pop().unwrap_or_default()
}

/// Check-ins and check-outs that count, oldest first.
pub async fn evidence(app: &TestApp) -> Vec<attendance_evidence::Model> {
    let kinds = [EvidenceKind::CheckIn, EvidenceKind::CheckOut];
    let found = attendance_evidence::Entity::find().filter(attendance_evidence::Column::Kind.is_in(kinds)).filter(attendance_evidence::Column::WithdrawnAt.is_null());
    found.order_by_asc(attendance_evidence::Column::At).all(app.db.reader()).await.expect("evidence")
}

pub async fn attendances(app: &TestApp) -> Vec<attendance::Model> {
    attendance::Entity::find().all(app.db.reader()).await.expect("attendances")
}

//! The desk, as organisers use it.

mod editing;
mod mail;
mod roles;
mod sessions;
mod signing_in;

use belfry::entity::{audit_entry, session};
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::support::browser_form::BrowserForm;
use crate::support::{Page, TestApp, TestEvent, Visitor};

/// The form for a new activity, filled in for the webinar of the stories.
async fn webinar(nele: &Visitor) -> BrowserForm {
    nele.get("/desk/events/new").await.expect(200).form("form#event").with_all(&[
        ("title", "Right to Challenge: lessen uit drie gemeenten"),
        ("kind", "webinar"),
        ("format", "online"),
        ("capacity", "200"),
        ("closes_date", "8/3/2027"),
        ("closes_time", "12u00"),
        ("date", "9/3/2027"),
        ("start", "10u"),
        ("end", "11.30"),
        ("join_url", "https://meeting.example/secret-room-4711"),
    ])
}

/// Saves the form and gives the event's overview.
async fn saved(nele: &Visitor, form: &BrowserForm) -> Page {
    let answer = nele.sends(form).await.expect(303);
    nele.follows(answer).await.expect(200)
}

/// The path of an event's overview from a page that is it.
fn path(overview: &Page) -> String {
    overview.path.split('?').next().unwrap_or_default().to_owned()
}

fn overview(event: &TestEvent) -> String {
    format!("/desk/events/{}", event.id)
}

fn session_path(event: &TestEvent, at: usize, verb: &str) -> String {
    format!("/desk/events/{}/sessions/{}/{verb}", event.id, event.sessions[at].id)
}

/// The actions in the audit log, in order.
async fn audit(app: &TestApp) -> Vec<audit_entry::Model> {
    audit_entry::Entity::find().order_by_asc(audit_entry::Column::Id).all(app.db.reader()).await.expect("entries")
}

async fn session_row(app: &TestApp, event: &TestEvent, at: usize) -> session::Model {
    session::Entity::find_by_id(event.sessions[at].id).one(app.db.reader()).await.expect("an answer").expect("a session")
}

/// What the page says is wrong with a field.
fn fault(page: &Page, field: &str) -> String {
    page.all(&format!("#{field}-error")).join(" ")
}

//! An event at the desk: its page, its sections, and how it becomes public, sure, renamed, cancelled or put away.

mod addresses;
mod cancelling;
mod kinds;
mod new_event;
mod publishing;
mod sections;
mod texts;
mod undecided;

use belfry::entity::event;
use sea_orm::EntityTrait as _;
use uuid::Uuid;

use crate::support::browser_form::BrowserForm;
use crate::support::{Page, TestApp, TestEvent, Visitor};

fn page_of(event: &TestEvent) -> String {
    format!("/desk/events/{}", event.id)
}

async fn row(app: &TestApp, id: Uuid) -> event::Model {
    event::Entity::find_by_id(id).one(app.db.reader()).await.expect("an answer").expect("an event")
}

/// The form of one section.
async fn section(nele: &Visitor, event: &TestEvent, name: &str) -> BrowserForm {
    nele.get(&format!("{}/edit/{name}", page_of(event))).await.expect(200).form("form#event")
}

/// Sends a form that is taken, and opens what follows.
async fn done(nele: &Visitor, form: &BrowserForm) -> Page {
    let answer = nele.sends(form).await.expect(303);
    nele.follows(answer).await.expect(200)
}

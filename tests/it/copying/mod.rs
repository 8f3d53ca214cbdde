//! A new event from an earlier one, and an event that comes back: what comes along, on which days, and what never does.

mod copy;
mod series;

use belfry::entity::{event, session};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;

use crate::support::{Page, TestApp, Visitor};

/// The drafts, by start.
pub async fn drafts(app: &TestApp) -> Vec<event::Model> {
    let find = event::Entity::find().filter(event::Column::Status.eq(event::EventStatus::Draft)).order_by_asc(event::Column::StartsAt);
    find.all(app.db.reader()).await.expect("rows")
}

pub async fn sessions(app: &TestApp, event: Uuid) -> Vec<session::Model> {
    session::Entity::of(event).all(app.db.reader()).await.expect("rows")
}

/// Copies an event from its page, with these fields changed, and opens what follows.
pub async fn copies(nele: &Visitor, event: Uuid, fields: &[(&str, &str)]) -> Page {
    let page = nele.get(&format!("/desk/events/{event}")).await.expect(200);
    let form = nele.get(&page.link("/copy").expect("a button")).await.expect(200).form("form#copy").with_all(fields);
    let answer = nele.sends(&form).await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.words());
    nele.follows(answer).await.expect(200)
}

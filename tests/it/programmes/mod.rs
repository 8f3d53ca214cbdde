//! Programmes: at the desk, for everybody, in letters; their logos.

mod desk;
mod logos;
mod public;

use belfry::entity::{event, programme};
use sea_orm::{ActiveValue, ActiveValue::Set, EntityTrait as _};
use uuid::Uuid;

use crate::support::browser_form::BrowserForm;
use crate::support::{Page, TestApp, TestEvent, Visitor};

/// Makes a programme through the desk; gives the path of its page there.
async fn made(nele: &Visitor, name: &str) -> String {
    let form = nele.get("/desk/programmes/new").await.expect(200).form("form#programme").with_all(&[("name", name), ("summary", "Samen zoeken wat werkt.")]);
    let page = saved(nele, &form).await;
    page.path.split('?').next().unwrap_or_default().to_owned()
}

async fn saved(nele: &Visitor, form: &BrowserForm) -> Page {
    let answer = nele.sends(form).await.expect(303);
    nele.follows(answer).await.expect(200)
}

/// Changes a part of the programme whose page at the desk has that path.
async fn changes(nele: &Visitor, path: &str, part: &str, fields: &[(&str, &str)]) -> Page {
    let form = nele.get(&format!("{path}/{part}")).await.expect(200).form("form#programme");
    saved(nele, &form.with_all(fields)).await
}

fn id(path: &str) -> Uuid {
    path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id at the end")
}

async fn programme(app: &TestApp, path: &str) -> programme::Model {
    programme::Entity::find_by_id(id(path)).one(app.db.reader()).await.expect("rows").expect("a programme")
}

/// Puts an event into the programme.
async fn belongs(app: &TestApp, event: &TestEvent, path: &str) {
    let change = event::ActiveModel { id: ActiveValue::Unchanged(event.id), programme_id: Set(Some(id(path))), ..Default::default() };
    app.db.write(move |transaction| Box::pin(async move { Ok(event::Entity::update(change).exec(transaction).await.map(|_| ())?) })).await.expect("it belongs");
}

//! For other sites: feeds, frames, what search engines and link previews read.

mod cards;
mod desk;
mod feeds;
mod frames;
mod heads;
mod structured_data;

use axum::http::Method;
use belfry::entity::{event, programme};
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait as _};

use crate::support::{Page, TestApp, TestEvent};

/// Another site's program: no cookies, no language.
async fn reads(app: &TestApp, path: &str, headers: &[(&str, &str)]) -> Page {
    app.visitor().speaking("").asks(Method::GET, path, headers, Vec::new()).await
}

/// Takes an event out of the list, past the product.
async fn unlist(app: &TestApp, event: &TestEvent) {
    let change = event::ActiveModel { id: Unchanged(event.id), unlisted: Set(true), version: Set(2), ..Default::default() };
    app.db.write(move |transaction| Box::pin(async move { Ok(event::Entity::update(change).exec(transaction).await.map(|_| ())?) })).await.expect("an event");
}

/// A programme with these events, whose events may be framed by that site.
async fn programme(app: &TestApp, slug: &str, site: &str, events: &[&TestEvent]) {
    let id = app.clock.id();
    let row = programme::ActiveModel {
        id: Set(id),
        slug: Set(slug.to_owned()),
        name: Set("Labo Burgerparticipatie".to_owned()),
        summary: Set("Samen zoeken wat werkt.".to_owned()),
        description: Set(String::new()),
        version: Set(1),
        embed_origins: Set(site.to_owned()),
        created_at: Set(app.clock.now().into()),
        ..Default::default()
    };
    let ids: Vec<_> = events.iter().map(|event| event.id).collect();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                programme::Entity::insert(row).exec_without_returning(transaction).await?;
                for event_id in ids {
                    event::Entity::update(event::ActiveModel { id: Unchanged(event_id), programme_id: Set(Some(id)), ..Default::default() }).exec(transaction).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("a programme");
}

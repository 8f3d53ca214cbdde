//! The addresses of events: each is one event's, now or since before it was renamed.

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::clock::Clock;
use crate::entity::{event, event_slug};
use crate::error::{Error, FieldErrors};
use crate::rules::names::Slug;

/// Words that stand for something else below `/events/`.
const RESERVED: [&str; 1] = ["new"];

pub(super) fn slug_taken() -> Error {
    let mut faults = FieldErrors::default();
    faults.add("slug", "slug-taken");
    Error::Invalid(faults)
}

async fn is_taken(transaction: &DatabaseTransaction, slug: &str, but: Option<Uuid>) -> Result<bool, Error> {
    let mut taken = event::Entity::find().filter(event::Column::Slug.eq(slug));
    let mut was = event_slug::Entity::find().filter(event_slug::Column::Slug.eq(slug));
    if let Some(id) = but {
        taken = taken.filter(event::Column::Id.ne(id));
        was = was.filter(event_slug::Column::EventId.ne(id));
    }
    Ok(taken.count(transaction).await? > 0 || was.count(transaction).await? > 0)
}

/// # Errors
/// `Invalid` when another event than `but` has it, or had it: who has the old address must not come to another event.
pub(super) async fn slug_is_free(transaction: &DatabaseTransaction, slug: &str, but: Option<Uuid>) -> Result<(), Error> {
    if RESERVED.contains(&slug) || is_taken(transaction, slug, but).await? { Err(slug_taken()) } else { Ok(()) }
}

/// The title as an address, with a number when another event has it: last year's keeps its own.
pub(super) async fn free_slug(transaction: &DatabaseTransaction, title: &str, id: Uuid) -> Result<String, Error> {
    free_slug_or(transaction, title, id, &[]).await
}

/// The same; before a number, these `ends` are tried: a year or a day says more.
pub(super) async fn free_slug_or(transaction: &DatabaseTransaction, title: &str, id: Uuid, ends: &[String]) -> Result<String, Error> {
    let fallback = || format!("event-{}", &id.simple().to_string()[20..]);
    let base = Slug::from_title(title).map_or_else(fallback, |slug| slug.as_str().to_owned());
    if !RESERVED.contains(&base.as_str()) && !is_taken(transaction, &base, None).await? {
        return Ok(base);
    }
    let ends = ends.iter().filter(|end| !base.ends_with(end.as_str())).cloned();
    for end in ends.chain((2..100).map(|number: i32| number.to_string())) {
        let slug = format!("{base}-{end}");
        if !is_taken(transaction, &slug, None).await? {
            return Ok(slug);
        }
    }
    Ok(fallback())
}

/// Keeps the old address of an event that gets another: it leads there from now on. One that it had before and takes
/// again is its own.
pub(super) async fn renamed(transaction: &DatabaseTransaction, clock: &Clock, event: &event::Model, slug: &str) -> Result<(), Error> {
    if event.slug == slug {
        return Ok(());
    }
    event_slug::Entity::delete_many().filter(event_slug::Column::Slug.eq(slug)).filter(event_slug::Column::EventId.eq(event.id)).exec(transaction).await?;
    // Nobody has the address of a draft.
    if event.published_at.is_some() {
        let old = event_slug::ActiveModel { slug: Set(event.slug.clone()), event_id: Set(event.id), created_at: Set(clock.now().into()) };
        event_slug::Entity::insert(old).exec_without_returning(transaction).await?;
    }
    Ok(())
}

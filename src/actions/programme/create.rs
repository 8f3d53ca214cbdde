//! A new programme: a name, a line of what it is, and its language. All else comes after.

use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::{NAME, SUMMARY, invalid, is_taken};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::db::is_unique_violation;
use crate::entity::registration_history::ActorKind;
use crate::entity::{organiser_programme, programme};
use crate::error::{Error, FieldErrors};
use crate::rules::language::Language;
use crate::rules::names::{self, Slug};
use crate::rules::permission::{Permission, Scope};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProgramme {
    pub name: String,
    pub summary: String,
    /// That of both.
    pub language: Language,
}

/// Makes the programme; its address comes from the name, its lead is who made it.
///
/// # Errors
/// `Forbidden`; `Invalid`: `name`, `summary`.
pub async fn create(app: &App, acting: Acting, new: NewProgramme) -> Result<Uuid, Error> {
    acting.needs(Permission::EditProgrammes)?;
    let mut faults = FieldErrors::default();
    if let Err(fault) = names::line(&new.name, NAME) {
        faults.add_fault("name", fault);
    }
    if let Err(fault) = names::text(&new.summary, SUMMARY) {
        faults.add_fault("summary", fault);
    }
    faults.into_result()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, new).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, new: NewProgramme) -> Result<Uuid, Error> {
    let id = app.clock.id();
    let slug = free_slug(transaction, &new.name, id).await?;
    let row = programme::ActiveModel {
        id: Set(id),
        slug: Set(slug.clone()),
        name: Set(new.name.clone()),
        summary: Set(new.summary),
        description: Set(String::new()),
        funder: Set(None),
        language: Set(new.language.code().to_owned()),
        texts: Set(json!({})),
        lead_id: Set(Some(acting.organiser_id)),
        version: Set(1),
        created_at: Set(app.clock.now().into()),
        ..Default::default()
    };
    programme::Entity::insert(row)
        .exec_without_returning(transaction)
        .await
        .map_err(|error| if is_unique_violation(&error) { invalid("name", "programme-taken") } else { error.into() })?;
    // Who sees chosen programmes only sees the new one, too.
    if let Scope::Programmes(_) = acting.scope(transaction).await? {
        let own = organiser_programme::ActiveModel { organiser_id: Set(acting.organiser_id), programme_id: Set(id) };
        organiser_programme::Entity::insert(own).exec_without_returning(transaction).await?;
    }
    let noted = json!({ "name": [null, new.name], "slug": [null, slug] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "programme.create", Subject("programme", id), noted).await?;
    Ok(id)
}

async fn free_slug(transaction: &DatabaseTransaction, name: &str, id: Uuid) -> Result<String, Error> {
    let fallback = || id.simple().to_string();
    let base = Slug::from_title(name).map_or_else(fallback, |slug| slug.as_str().to_owned());
    if !is_taken(transaction, &base, id).await? {
        return Ok(base);
    }
    for number in 2..100 {
        let slug = format!("{base}-{number}");
        if !is_taken(transaction, &slug, id).await? {
            return Ok(slug);
        }
    }
    Ok(fallback())
}

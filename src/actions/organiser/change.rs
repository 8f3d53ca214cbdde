//! Another name, role or programmes. What goes beyond the new scope ends with it: following, and desk links.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait, QuerySelect};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::member::{Member, another_admin, locked, programme_names, put_programmes};
use super::reach::end_beyond;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{organiser, organiser_programme};
use crate::error::{Error, Refusal};
use crate::rules::permission::{Permission, Role};

/// Saves over the `version` that was seen; returns whether anything changed.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(OwnRights)` for one's own role or programmes;
/// `Refused(LastAdmin)`; `Invalid`.
pub async fn change(app: &App, acting: Acting, organiser_id: Uuid, version: i32, member: Member) -> Result<bool, Error> {
    acting.needs(Permission::ManageTeam)?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, organiser_id, version, &member).await })).await
}

async fn save(transaction: &DatabaseTransaction, app: &App, acting: Acting, id: Uuid, version: i32, member: &Member) -> Result<bool, Error> {
    let stops_being_admin = |organiser: &organiser::Model| organiser.role == Role::Admin.code() && member.role != Role::Admin;
    // Who stops being an administrator may be one of those that are locked together.
    let glance = organiser::Entity::find_by_id(id).one(transaction).await?.ok_or(Error::NotFound)?;
    if stops_being_admin(&glance) && glance.active && id != acting.organiser_id {
        another_admin(transaction, id).await?;
    }
    let before = locked(transaction, id).await?;
    if before.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let chosen = member.chosen(transaction).await?;
    let mut earlier: Vec<Uuid> = organiser_programme::Entity::of(id).select_only().column(organiser_programme::Column::ProgrammeId).into_tuple().all(transaction).await?;
    earlier.sort_unstable();
    let rights_change = before.role != member.role.code() || before.all_programmes != member.sees_all() || earlier != chosen;
    if rights_change && id == acting.organiser_id {
        return Err(Refusal::OwnRights.into());
    }
    let mut noted = Map::new();
    let mut note = |field: &str, one: Value, other: Value| {
        if one != other {
            noted.insert(field.to_owned(), json!([one, other]));
        }
    };
    note("name", json!(before.name), json!(member.name.as_str()));
    note("role", json!(before.role), json!(member.role.code()));
    note("language", json!(before.language), json!(member.language.code()));
    let was_all = before.all_programmes;
    note("team_programmes", programme_names(transaction, was_all, &earlier).await?, programme_names(transaction, member.sees_all(), &chosen).await?);
    if noted.is_empty() && !rights_change {
        return Ok(false);
    }
    let row = organiser::ActiveModel {
        id: Unchanged(id),
        name: Set(member.name.as_str().to_owned()),
        role: Set(member.role.code().to_owned()),
        language: Set(member.language.code().to_owned()),
        all_programmes: Set(member.sees_all()),
        version: Set(version + 1),
        ..Default::default()
    };
    let after = organiser::Entity::update(row).exec(transaction).await?;
    put_programmes(transaction, id, &chosen).await?;
    end_beyond(transaction, &app.clock, &after, &after.scope(transaction).await?).await?;
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "organiser.change", Subject("organiser", id), noted.into()).await?;
    Ok(true)
}

//! Makes an organiser, or brings one back, from the command line.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{organiser, sign_in_link};
use crate::error::Error;
use crate::keys::{Purpose, Token};
use crate::rules::language::Language;
use crate::rules::names::EmailAddress;
use crate::rules::permission::Role;

/// The first link is longer good than a mailed one: it is handed over by a person.
pub const FIRST_LINK_LIFE: SignedDuration = SignedDuration::from_hours(24);

/// What came of it.
#[derive(Debug)]
pub struct Added {
    pub organiser_id: Uuid,
    /// False when the address was an organiser's already; name and role are the new ones.
    pub created: bool,
    /// Signs in once, for `/desk/sign-in/{token}`.
    pub link: Token,
    pub expires_at: Timestamp,
}

/// Makes or brings back the organiser with that address, with a one-time link. `language` is that of the mails.
///
/// # Errors
/// The database's.
pub async fn add(app: &App, email: EmailAddress, name: String, role: Role, language: Language) -> Result<Added, Error> {
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, &email, &name, role, language).await })).await
}

async fn save(transaction: &DatabaseTransaction, app: &App, email: &EmailAddress, name: &str, role: Role, language: Language) -> Result<Added, Error> {
    let now = app.clock.now();
    let existing = organiser::Entity::find().filter(organiser::Column::EmailKey.eq(email.key())).one(transaction).await?;
    let organiser_id = existing.as_ref().map_or_else(|| app.clock.id(), |organiser| organiser.id);
    let row = organiser::ActiveModel {
        id: existing.as_ref().map_or(Set(organiser_id), |organiser| Unchanged(organiser.id)),
        email_key: Set(email.key()),
        email: Set(email.as_str().to_owned()),
        name: Set(name.to_owned()),
        role: Set(role.code().to_owned()),
        language: Set(language.code().to_owned()),
        active: Set(true),
        // Which programmes they see is decided at the desk.
        all_programmes: existing.as_ref().map_or(Set(true), |organiser| Unchanged(organiser.all_programmes)),
        version: Set(existing.as_ref().map_or(1, |organiser| organiser.version + 1)),
        created_at: existing.as_ref().map_or(Set(now.into()), |organiser| Unchanged(organiser.created_at)),
    };
    if existing.is_some() {
        organiser::Entity::update(row).exec(transaction).await?;
    } else {
        organiser::Entity::insert(row).exec_without_returning(transaction).await?;
    }
    let link_id = app.clock.id();
    let link = app.keys.derive(Purpose::SignIn, link_id, 0);
    let expires_at = now + FIRST_LINK_LIFE;
    let stored = sign_in_link::ActiveModel {
        id: Set(link_id),
        organiser_id: Set(organiser_id),
        token_hash: Set(link.hash()),
        created_at: Set(now.into()),
        expires_at: Set(expires_at.into()),
        used_at: Set(None),
    };
    sign_in_link::Entity::insert(stored).exec_without_returning(transaction).await?;
    let noted = json!({
        "name": [existing.as_ref().map(|organiser| organiser.name.clone()), name],
        "role": [existing.as_ref().map(|organiser| organiser.role.clone()), role.code()],
        "active": [existing.as_ref().map(|organiser| organiser.active), true],
    });
    audit::record(transaction, &app.clock, ActorKind::System, None, "organiser.add", Subject("organiser", organiser_id), noted).await?;
    Ok(Added { organiser_id, created: existing.is_none(), link, expires_at })
}

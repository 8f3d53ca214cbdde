//! An administrator adds somebody to the team, who is told so by mail. The mail holds no way in of its own: whoever is
//! added asks for a sign-in link when they want to come.

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::member::{Member, programme_names, put_programmes};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::db::is_unique_violation;
use crate::entity::organiser;
use crate::entity::outbox::Urgency;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors};
use crate::outbox::{self, Posting};
use crate::rules::letter::{Letter, WelcomeFacts};
use crate::rules::names::EmailAddress;
use crate::rules::permission::Permission;

/// Adds the organiser and posts the mail; returns their id.
///
/// # Errors
/// `Forbidden`; `Invalid` for an address that somebody of the team has already, or programmes that do not exist.
pub async fn invite(app: &App, acting: Acting, email: EmailAddress, member: Member) -> Result<Uuid, Error> {
    acting.needs(Permission::ManageTeam)?;
    let ground = app.clone();
    let id = app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, &email, &member).await })).await?;
    app.bell.notify_one();
    Ok(id)
}

async fn save(transaction: &DatabaseTransaction, app: &App, acting: Acting, email: &EmailAddress, member: &Member) -> Result<Uuid, Error> {
    let by = organiser::Entity::find_by_id(acting.organiser_id).one(transaction).await?.filter(|organiser| organiser.active).ok_or(Error::Forbidden)?;
    if organiser::Entity::find().filter(organiser::Column::EmailKey.eq(email.key())).count(transaction).await? > 0 {
        return Err(known());
    }
    let programmes = member.chosen(transaction).await?;
    let id = app.clock.id();
    let row = organiser::ActiveModel {
        id: Set(id),
        email_key: Set(email.key()),
        email: Set(email.as_str().to_owned()),
        name: Set(member.name.as_str().to_owned()),
        role: Set(member.role.code().to_owned()),
        language: Set(member.language.code().to_owned()),
        active: Set(true),
        all_programmes: Set(member.sees_all()),
        version: Set(1),
        created_at: Set(app.clock.now().into()),
    };
    organiser::Entity::insert(row).exec_without_returning(transaction).await.map_err(|error| if is_unique_violation(&error) { known() } else { error.into() })?;
    put_programmes(transaction, id, &programmes).await?;
    let letter = Posting {
        letter: Letter::Welcome { welcome: WelcomeFacts { name: member.name.as_str().to_owned(), by: by.name } },
        recipient: email.clone(),
        language: member.language,
        thread_message_id: None,
        caused_by_visitor: false,
        urgency: Urgency::AtOnce,
    };
    outbox::post(transaction, &app.clock, app.mail_domain(), vec![letter]).await?;
    let noted = json!({
        "name": [null, member.name.as_str()],
        "email": [null, email.as_str()],
        "role": [null, member.role.code()],
        "team_programmes": ["", programme_names(transaction, member.sees_all(), &programmes).await?],
    });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "organiser.invite", Subject("organiser", id), noted).await?;
    Ok(id)
}

fn known() -> Error {
    let mut faults = FieldErrors::default();
    faults.add("email", "organiser-known");
    Error::Invalid(faults)
}

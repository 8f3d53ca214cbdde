//! A logo is added to a programme; the picture was written anew already.

use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, PaginatorTrait};
use serde_json::json;
use uuid::Uuid;

use super::{ALTERNATIVE, MOST_LOGOS, invalid, locked};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::file::store::{NewFile, store};
use crate::app::App;
use crate::entity::programme_logo;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors};
use crate::rules::names::{self, WebAddress};
use crate::rules::permission::Permission;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLogo {
    pub picture: NewFile,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// What stands there for who does not see it.
    pub alternative: String,
    pub url: Option<WebAddress>,
}

/// # Errors
/// `Forbidden`; `NotFound`; `Invalid`: `alternative`, `logo` (`too-many-logos`).
pub async fn add_logo(app: &App, acting: Acting, programme_id: Uuid, logo: NewLogo) -> Result<(), Error> {
    acting.needs(Permission::EditProgrammes)?;
    let mut faults = FieldErrors::default();
    if let Err(fault) = names::line(&logo.alternative, ALTERNATIVE) {
        faults.add_fault("alternative", fault);
    }
    faults.into_result()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, programme_id, logo).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, programme_id: Uuid, logo: NewLogo) -> Result<(), Error> {
    locked(transaction, programme_id).await?;
    if programme_logo::Entity::of(programme_id).count(transaction).await? >= MOST_LOGOS {
        return Err(invalid("logo", "too-many-logos"));
    }
    let file_id = store(transaction, &app.clock, &logo.picture).await?;
    let side = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
    let noted = json!({ "logo": [null, logo.alternative] });
    let row = programme_logo::ActiveModel {
        id: Set(app.clock.id()),
        programme_id: Set(programme_id),
        file_id: Set(file_id),
        alternative: Set(logo.alternative),
        url: Set(logo.url.map(|url| url.as_str().to_owned())),
        width: Set(side(logo.width)),
        height: Set(side(logo.height)),
        created_at: Set(app.clock.now().into()),
    };
    programme_logo::Entity::insert(row).exec_without_returning(transaction).await?;
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "programme.add_logo", Subject("programme", programme_id), noted).await
}

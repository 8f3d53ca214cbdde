//! Whether an event gives certificates, whether they are mailed by themselves, and who signs. What was issued stays as it is.

use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::actions::file::store::{NewFile, store};
use crate::app::App;
use crate::certificates::settings;
use crate::entity::certificate_settings;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::certificate::SignaturePicture;
use crate::rules::names;
use crate::rules::permission::Permission;

/// Most characters of a signer's name and function.
pub const SIGNER: usize = 120;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSettings {
    pub gives: bool,
    pub by_itself: bool,
    /// Empty: nobody signs.
    pub signer_name: String,
    /// Empty: none.
    pub signer_function: String,
    pub picture: NewPicture,
}

/// What becomes of the image of the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewPicture {
    Kept,
    Removed,
    /// Written anew already, with its sides in pixels.
    New {
        file: NewFile,
        width: u32,
        height: u32,
    },
}

/// Saves them over `version` (0: never saved).
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid`: `signer_name` (also for an image of a signature without a name),
/// `signer_function`.
pub async fn save_settings(app: &App, acting: Acting, event_id: Uuid, version: i32, new: NewSettings) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let mut faults = FieldErrors::default();
    for (field, words) in [("signer_name", &new.signer_name), ("signer_function", &new.signer_function)] {
        if let (false, Err(fault)) = (words.is_empty(), names::line(words, SIGNER)) {
            faults.add_fault(field, fault);
        }
    }
    if new.signer_name.is_empty() && !new.signer_function.is_empty() {
        faults.add("signer_name", "required");
    }
    faults.into_result()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, event_id, version, new).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, version: i32, new: NewSettings) -> Result<(), Error> {
    let event = locked(transaction, event_id).await?;
    // Where nothing was saved, what the programme lends is kept along.
    let before = settings(transaction, &event).await?;
    if before.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let had = before.signature.as_ref().and_then(|signature| signature.picture);
    let picture = match &new.picture {
        NewPicture::Kept => had,
        NewPicture::Removed => None,
        NewPicture::New { file, width, height } => {
            let side = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
            Some(SignaturePicture { file_id: store(transaction, &app.clock, file).await?, width: side(*width), height: side(*height) })
        }
    };
    if picture.is_some() && new.signer_name.is_empty() {
        let mut faults = FieldErrors::default();
        faults.add("signer_name", "required");
        return faults.into_result();
    }
    let row = certificate_settings::Model {
        event_id,
        gives: new.gives,
        by_itself: new.gives && new.by_itself,
        signer_name: new.signer_name,
        signer_function: Some(new.signer_function).filter(|function| !function.is_empty()),
        signature_file_id: picture.map(|picture| picture.file_id),
        signature_width: picture.map_or(0, |picture| picture.width),
        signature_height: picture.map_or(0, |picture| picture.height),
        version: version + 1,
        updated_at: app.clock.now().into(),
    };
    let name = |name: Option<&str>| name.unwrap_or_default().to_owned();
    let signer = before.signature.as_ref();
    let fields = [
        ("gives_certificates", json!(before.gives), json!(row.gives)),
        ("certificates_by_itself", json!(before.by_itself), json!(row.by_itself)),
        ("signer_name", json!(name(signer.map(|signer| signer.name.as_str()))), json!(row.signer_name)),
        ("signer_function", json!(name(signer.and_then(|signer| signer.function.as_deref()))), json!(name(row.signer_function.as_deref()))),
        ("signature_picture", json!(had.map(|picture| picture.file_id)), json!(picture.map(|picture| picture.file_id))),
    ];
    let differing: serde_json::Map<_, _> =
        fields.into_iter().filter(|(_, before, after)| before != after).map(|(name, before, after)| (name.to_owned(), json!([before, after]))).collect();
    if version == 0 {
        certificate_settings::Entity::insert(certificate_settings::ActiveModel::from(row)).exec_without_returning(transaction).await?;
    } else {
        let change = certificate_settings::ActiveModel { event_id: Unchanged(event_id), ..certificate_settings::ActiveModel::from(row).reset_all() };
        certificate_settings::Entity::update(change).exec(transaction).await?;
    }
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "certificate.save_settings", Subject("event", event_id), differing.into()).await
}

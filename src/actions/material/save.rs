//! A link or a file is added to the materials of an event or a programme, or changed.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait, PaginatorTrait};
use serde_json::json;
use uuid::Uuid;

use super::Owner;
use crate::actions::Acting;
use crate::actions::audit;
use crate::actions::file::store::{NewFile, store};
use crate::app::App;
use crate::entity::material::{self, MaterialAudience, MaterialKind};
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::file_name::FileName;
use crate::rules::materials::Availability;
use crate::rules::names::{self, WebAddress};

/// Most materials of one event or programme.
pub const MOST: u64 = 50;
/// Most characters of a title.
pub const TITLE: usize = 200;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaterialDetails {
    pub kind: MaterialKind,
    pub title: String,
    pub content: Content,
    pub audience: MaterialAudience,
    /// Only that of an event may wait for its end.
    pub availability: Availability,
}

/// What is read or seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Link(WebAddress),
    File {
        name: FileName,
        file: NewFile,
    },
    /// What it is already.
    Kept,
}

impl MaterialDetails {
    /// A link for some, there from the start.
    #[must_use]
    pub fn link(title: &str, url: WebAddress, audience: MaterialAudience) -> Self {
        Self { kind: MaterialKind::Link, title: title.to_owned(), content: Content::Link(url), audience, availability: Availability::default() }
    }
}

/// Saves a material over the version that was seen, or (`None`) a new one.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid`: `title`, `url` (`too-many-materials`, `link-or-file`).
pub async fn save(app: &App, acting: Acting, owner: Owner, over: Option<(Uuid, i32)>, details: MaterialDetails) -> Result<(), Error> {
    acting.needs(owner.permission())?;
    let mut faults = FieldErrors::default();
    if let Err(fault) = names::line(&details.title, TITLE) {
        faults.add_fault("title", fault);
    }
    faults.into_result()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, owner, over, details).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, owner: Owner, over: Option<(Uuid, i32)>, details: MaterialDetails) -> Result<(), Error> {
    owner.lock(transaction).await?;
    let before = match over {
        Some((id, version)) => Some(at_version(transaction, owner, id, version).await?),
        None => None,
    };
    if before.is_none() && of(owner).count(transaction).await? >= MOST {
        return Err(invalid("too-many-materials"));
    }
    let mut row = material::ActiveModel {
        kind: Set(details.kind),
        title: Set(details.title.clone()),
        audience: Set(details.audience),
        available_at: Set(details.availability.at.map(Into::into)),
        after_event: Set(details.availability.after_event && owner.event_id().is_some()),
        ..Default::default()
    };
    match details.content {
        Content::Link(url) => (row.url, row.file_id, row.file_name) = (Set(Some(url.as_str().to_owned())), Set(None), Set(None)),
        Content::File { name, file } => {
            let id = store(transaction, &app.clock, &file).await?;
            (row.url, row.file_id, row.file_name) = (Set(None), Set(Some(id)), Set(Some(name.as_str().to_owned())));
        }
        Content::Kept if before.is_none() => return Err(invalid("link-or-file")),
        Content::Kept => {}
    }
    let action = if let Some(before) = &before {
        let change = material::ActiveModel { id: Unchanged(before.id), version: Set(before.version + 1), ..row };
        material::Entity::update(change).exec(transaction).await?;
        "material.edit"
    } else {
        let new = material::ActiveModel {
            id: Set(app.clock.id()),
            event_id: Set(owner.event_id()),
            programme_id: Set(owner.programme_id()),
            version: Set(1),
            created_at: Set(app.clock.now().into()),
            ..row
        };
        material::Entity::insert(new).exec_without_returning(transaction).await?;
        "material.add"
    };
    let noted = json!({
        "material_title": [before.as_ref().map(|before| before.title.as_str()), details.title],
        "material_audience": [before.as_ref().map(|before| before.audience), details.audience],
    });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), action, owner.subject(), noted).await
}

fn of(owner: Owner) -> sea_orm::Select<material::Entity> {
    match owner {
        Owner::Event(id) => material::Entity::of(id),
        Owner::Programme(id) => material::Entity::of_programme(id),
    }
}

fn invalid(code: &str) -> Error {
    let mut faults = FieldErrors::default();
    faults.add("url", code);
    Error::Invalid(faults)
}

/// A material of the owner that is still at the version the organiser saw.
pub(super) async fn at_version(transaction: &DatabaseTransaction, owner: Owner, id: Uuid, version: i32) -> Result<material::Model, Error> {
    let found = material::Entity::find_by_id(id).one(transaction).await?;
    let found = found.filter(|found| found.event_id == owner.event_id() && found.programme_id == owner.programme_id()).ok_or(Error::NotFound)?;
    if found.version == version { Ok(found) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

//! Example data: what `serve --demo` shows on an empty machine, and bulk data for measurements.
//! Never here: anything an installation in use needs.
//! Start reading at `prepare`.

mod asked;
mod attended;
mod bare_tables;
mod bulk;
mod chance;
mod copied;
mod course;
mod evaluations;
mod events;
mod load;
pub mod organisations;
mod people;
mod rights;
pub mod secret_key;
pub mod seed;
mod showcase;
mod team;
mod topics;

use sea_orm::{EntityTrait, PaginatorTrait};

use crate::actions::Acting;
use crate::actions::organiser::add;
use crate::app::App;
use crate::entity::{event, organisation};
use crate::error::Error;
use crate::rules::language::Language;
use crate::rules::names::EmailAddress;
use crate::rules::permission::Role;

/// Who runs the demo's events.
const ORGANISER: &str = "nele@ledenkoepel.example";

/// Loads into an empty database what a visitor of the demo is to find; what is there already stays as it is.
/// Returns a fresh one-time link to the desk.
///
/// # Errors
/// The database's.
pub async fn prepare(app: &App) -> Result<String, Error> {
    if organisation::Entity::find().count(app.db.reader()).await? == 0 {
        organisations::load(app).await?;
    }
    let address = EmailAddress::parse(ORGANISER).map_err(|fault| anyhow::anyhow!("{ORGANISER}: {}", fault.code()))?;
    let nele = add::add(app, address, "Nele Vermeulen".to_owned(), Role::Admin, Language::Nl).await?;
    if event::Entity::find().count(app.db.reader()).await? == 0 {
        let admin = Acting { organiser_id: nele.organiser_id, role: Role::Admin };
        load::events(app, admin).await?;
        team::load(app, admin).await?;
    }
    Ok(app.links.sign_in(&nele.link))
}

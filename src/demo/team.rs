//! The demo's team: beside the administrator one of each role, and one who sees a single programme.

use sea_orm::{EntityTrait, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::organiser::member::Member;
use crate::actions::organiser::{add, change};
use crate::app::App;
use crate::entity::programme;
use crate::error::Error;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, PersonName};
use crate::rules::permission::Role;

/// Address, name, role, and whether they see one programme only.
const TEAM: [(&str, &str, Role, bool); 3] = [
    ("joris@ledenkoepel.example", "Joris Wouters", Role::Organiser, true),
    ("fatima@ledenkoepel.example", "Fatima Benali", Role::Desk, false),
    ("greet@ledenkoepel.example", "Greet Michiels", Role::Reader, false),
];

/// # Errors
/// The database's.
pub async fn load(app: &App, admin: Acting) -> Result<(), Error> {
    let programme: Option<Uuid> =
        programme::Entity::find().order_by_asc(programme::Column::Name).select_only().column(programme::Column::Id).into_tuple().one(app.db.reader()).await?;
    for (email, name, role, limited) in TEAM {
        let fault = |fault: crate::rules::names::Fault| anyhow::anyhow!("{email}: {}", fault.code());
        let (email, person) = (EmailAddress::parse(email).map_err(fault)?, PersonName::parse(name).map_err(fault)?);
        let added = add::add(app, email, name.to_owned(), role, Language::Nl).await?;
        if let Some(programme) = programme.filter(|_| limited) {
            let member = Member { name: person, role, language: Language::Nl, programmes: Some(vec![programme]) };
            change::change(app, admin, added.organiser_id, 1, member).await?;
        }
    }
    Ok(())
}

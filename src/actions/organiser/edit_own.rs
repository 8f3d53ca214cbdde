//! An organiser changes their own name and the language of their mails.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::organiser;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::language::Language;
use crate::rules::names::PersonName;

/// What stands on the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDetails {
    pub name: String,
    /// `Language::code`
    pub language: String,
}

/// Saves them; `version` is that of what the form was filled with. Whether anything changed.
///
/// # Errors
/// `Invalid` with `own_name` or `own_language`; `Refused(ChangedMeanwhile)` when somebody else saved in between.
pub async fn edit_own(app: &App, acting: Acting, version: i32, wanted: OwnDetails) -> Result<bool, Error> {
    let mut faults = FieldErrors::default();
    let name = PersonName::parse(&wanted.name).map_err(|fault| faults.add_fault("own_name", fault));
    let language = Language::parse(&wanted.language).ok_or_else(|| faults.add("own_language", "not-in-list"));
    let (Ok(name), Ok(language)) = (name, language) else { return Err(Error::Invalid(faults)) };
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let row = organiser::Entity::find_by_id(acting.organiser_id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
                if (row.name.as_str(), row.language.as_str()) == (name.as_str(), language.code()) {
                    return Ok(false);
                }
                if row.version != version {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                organiser::Entity::update_many()
                    .col_expr(organiser::Column::Name, Expr::value(name.as_str()))
                    .col_expr(organiser::Column::Language, Expr::value(language.code()))
                    .col_expr(organiser::Column::Version, Expr::value(row.version + 1))
                    .filter(organiser::Column::Id.eq(row.id))
                    .exec(transaction)
                    .await?;
                let noted = json!({ "name": [row.name, name.as_str()], "language": [row.language, language.code()] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "organiser.edit_own", Subject("organiser", row.id), noted).await?;
                Ok(true)
            })
        })
        .await
}

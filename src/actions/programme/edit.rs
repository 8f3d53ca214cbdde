//! A programme's texts in one language, its funding, or its details: each part is saved on its own.

use jiff::civil::Date;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{CONTACT_NAME, DESCRIPTION, DISCLAIMER, FUNDER, NAME, SUMMARY, at_version, invalid, is_taken};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::db::is_unique_violation;
use crate::entity::registration_history::ActorKind;
use crate::entity::{event, organiser, programme, programme_slug};
use crate::error::{Error, FieldErrors};
use crate::rules::language::Language;
use crate::rules::names::{self, EmailAddress, Slug};
use crate::rules::permission::Permission;
use crate::rules::search_text::fold;
use crate::rules::translated::Translated;

/// What is saved at once.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Name, summary and description in one language; all may be empty in a language that is not the programme's own.
    Texts {
        language: Language,
        name: String,
        summary: String,
        description: String,
    },
    Funding {
        funder: Option<String>,
        disclaimer: Translated,
    },
    Details(Box<Details>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Details {
    /// Its own language.
    pub language: Language,
    pub slug: Slug,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub lead_id: Option<Uuid>,
    pub content_contact: Contact,
    pub practical_contact: Contact,
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contact {
    pub name: Option<String>,
    pub email: Option<EmailAddress>,
}

impl Part {
    /// # Errors
    /// `Invalid` when a field is beyond its limit, or fields contradict each other.
    fn check(&self) -> Result<(), Error> {
        let mut faults = FieldErrors::default();
        let mut within = |field: &str, value: &str, limit: usize| {
            if let Err(fault) = names::text(value, limit) {
                faults.add_fault(field, fault);
            }
        };
        match self {
            Self::Texts { name, summary, description, .. } => {
                within("name", name, NAME);
                within("summary", summary, SUMMARY);
                within("description", description, DESCRIPTION);
            }
            Self::Funding { funder, disclaimer } => {
                within("funder", funder.as_deref().unwrap_or_default(), FUNDER);
                for language in Language::ALL {
                    within(&format!("disclaimer_{}", language.code()), disclaimer.get(language).unwrap_or_default(), DISCLAIMER);
                }
            }
            Self::Details(details) => {
                within("content_name", details.content_contact.name.as_deref().unwrap_or_default(), CONTACT_NAME);
                within("practical_name", details.practical_contact.name.as_deref().unwrap_or_default(), CONTACT_NAME);
                if details.starts_on.zip(details.ends_on).is_some_and(|(first, last)| last < first) {
                    faults.add("ends_on", "period-ends-before");
                }
            }
        }
        faults.into_result()
    }
}

/// Saves one part of the programme over `version`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)` when somebody saved in between; `Invalid`.
pub async fn edit(app: &App, acting: Acting, id: Uuid, version: i32, part: Part) -> Result<(), Error> {
    acting.needs(Permission::EditProgrammes)?;
    part.check()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, id, version, part).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, id: Uuid, version: i32, part: Part) -> Result<(), Error> {
    let before = at_version(transaction, id, version).await?;
    let mut after = before.clone();
    match part {
        Part::Texts { language, name, summary, description } => texts(&mut after, language, name, summary, description)?,
        Part::Funding { funder, disclaimer } => funding(&mut after, funder, disclaimer)?,
        Part::Details(details) => {
            check_against_others(transaction, &before, &details).await?;
            apply(&mut after, *details)?;
        }
    }
    let noted = difference(&before, &after);
    if noted.as_object().is_none_or(serde_json::Map::is_empty) {
        return Ok(());
    }
    if before.slug != after.slug {
        keep_old_address(transaction, app, &before, &after.slug).await?;
    }
    if before.name != after.name {
        rename_in_search(transaction, &before, &after.name).await?;
    }
    let row = programme::ActiveModel { id: Unchanged(id), version: Set(before.version + 1), ..columns(after) };
    programme::Entity::update(row).exec(transaction).await.map_err(|error| if is_unique_violation(&error) { invalid("slug", "programme-slug-taken") } else { error.into() })?;
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "programme.edit", Subject("programme", id), noted).await
}

fn columns(row: programme::Model) -> programme::ActiveModel {
    programme::ActiveModel {
        slug: Set(row.slug),
        name: Set(row.name),
        summary: Set(row.summary),
        description: Set(row.description),
        funder: Set(row.funder),
        language: Set(row.language),
        texts: Set(row.texts),
        starts_on: Set(row.starts_on),
        ends_on: Set(row.ends_on),
        lead_id: Set(row.lead_id),
        content_contact_name: Set(row.content_contact_name),
        content_contact_email: Set(row.content_contact_email),
        practical_contact_name: Set(row.practical_contact_name),
        practical_contact_email: Set(row.practical_contact_email),
        ..Default::default()
    }
}

fn kept(texts: &crate::rules::programme::ProgrammeTexts) -> Result<Value, Error> {
    serde_json::to_value(texts).map_err(|error| Error::Internal(error.into()))
}

fn texts(row: &mut programme::Model, language: Language, name: String, summary: String, description: String) -> Result<(), Error> {
    let mut texts = row.texts();
    if language == row.language() {
        if name.trim().is_empty() {
            return Err(invalid("name", "required"));
        }
        (row.name, row.summary, row.description) = (name.clone(), summary.clone(), description.clone());
    }
    texts.name.set(language, Some(name));
    texts.summary.set(language, Some(summary));
    texts.description.set(language, Some(description));
    row.texts = kept(&texts)?;
    Ok(())
}

fn funding(row: &mut programme::Model, funder: Option<String>, disclaimer: Translated) -> Result<(), Error> {
    let mut texts = row.texts();
    texts.disclaimer = disclaimer;
    row.funder = funder;
    row.texts = kept(&texts)?;
    Ok(())
}

async fn check_against_others(transaction: &DatabaseTransaction, before: &programme::Model, details: &Details) -> Result<(), Error> {
    if is_taken(transaction, details.slug.as_str(), before.id).await? {
        return Err(invalid("slug", "programme-slug-taken"));
    }
    if let Some(lead) = details.lead_id
        && Some(lead) != before.lead_id
        && organiser::Entity::find_by_id(lead).filter(organiser::Column::Active.eq(true)).count(transaction).await? == 0
    {
        return Err(invalid("lead", "not-in-list"));
    }
    if before.texts().name.get(details.language).is_none() { Err(invalid("language", "no-name-in-language")) } else { Ok(()) }
}

fn apply(row: &mut programme::Model, details: Details) -> Result<(), Error> {
    let texts = row.texts();
    let own = |text: &Translated| text.get(details.language).unwrap_or_default().to_owned();
    (row.name, row.summary, row.description) = (own(&texts.name), own(&texts.summary), own(&texts.description));
    row.texts = kept(&texts)?;
    details.language.code().clone_into(&mut row.language);
    details.slug.as_str().clone_into(&mut row.slug);
    row.starts_on = details.starts_on.map(|date| date.to_string());
    row.ends_on = details.ends_on.map(|date| date.to_string());
    row.lead_id = details.lead_id;
    let address = |contact: &Contact| contact.email.as_ref().map(|address| address.as_str().to_owned());
    (row.content_contact_email, row.practical_contact_email) = (address(&details.content_contact), address(&details.practical_contact));
    (row.content_contact_name, row.practical_contact_name) = (details.content_contact.name, details.practical_contact.name);
    Ok(())
}

/// The fields that changed, as the audit log keeps them: before and after.
fn difference(before: &programme::Model, after: &programme::Model) -> Value {
    let mut noted = serde_json::Map::new();
    let mut note = |field: String, before: Value, after: Value| {
        if before != after {
            noted.insert(field, json!([before, after]));
        }
    };
    let (old, new) = (before.texts(), after.texts());
    for language in Language::ALL {
        let code = language.code();
        for (field, old, new) in [
            ("name", &old.name, &new.name),
            ("summary", &old.summary, &new.summary),
            ("description", &old.description, &new.description),
            ("disclaimer", &old.disclaimer, &new.disclaimer),
        ] {
            note(format!("{field}_{code}"), json!(old.get(language)), json!(new.get(language)));
        }
    }
    for (field, old, new) in [
        ("language", json!(before.language), json!(after.language)),
        ("slug", json!(before.slug), json!(after.slug)),
        ("funder", json!(before.funder), json!(after.funder)),
        ("starts_on", json!(before.starts_on), json!(after.starts_on)),
        ("ends_on", json!(before.ends_on), json!(after.ends_on)),
        ("lead", json!(before.lead_id), json!(after.lead_id)),
        ("content_name", json!(before.content_contact_name), json!(after.content_contact_name)),
        ("content_email", json!(before.content_contact_email), json!(after.content_contact_email)),
        ("practical_name", json!(before.practical_contact_name), json!(after.practical_contact_name)),
        ("practical_email", json!(before.practical_contact_email), json!(after.practical_contact_email)),
    ] {
        note(field.to_owned(), old, new);
    }
    Value::Object(noted)
}

/// The address from before leads to the programme from now on; the new one may have been its own before.
async fn keep_old_address(transaction: &DatabaseTransaction, app: &App, before: &programme::Model, slug: &str) -> Result<(), Error> {
    use programme_slug::Column;
    programme_slug::Entity::delete_many().filter(Column::ProgrammeId.eq(before.id)).filter(Column::Slug.eq(slug)).exec(transaction).await?;
    let row = programme_slug::ActiveModel { id: Set(app.clock.id()), programme_id: Set(before.id), slug: Set(before.slug.clone()), created_at: Set(app.clock.now().into()) };
    programme_slug::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// Events are found by their programme's name, which stands at the end of their search text.
async fn rename_in_search(transaction: &DatabaseTransaction, before: &programme::Model, name: &str) -> Result<(), Error> {
    use event::Column;
    let (old, new) = (fold(&before.name), fold(name));
    let rows: Vec<(Uuid, String)> =
        event::Entity::find().filter(Column::ProgrammeId.eq(before.id)).select_only().columns([Column::Id, Column::SearchText]).into_tuple().all(transaction).await?;
    for (id, text) in rows {
        let text = match text.strip_suffix(old.as_str()) {
            Some(rest) => format!("{rest}{new}"),
            None => format!("{text} {new}"),
        };
        event::Entity::update(event::ActiveModel { id: Unchanged(id), search_text: Set(text), ..Default::default() }).exec(transaction).await?;
    }
    Ok(())
}

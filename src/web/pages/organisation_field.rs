//! The organisation field of the registration form: proposed from the mail domain, found by typing, or given as
//! free text. Without scripts it is a text field with a button that turns it into a list to choose from.

use fluent_templates::fluent_bundle::FluentValue;
use sea_orm::DatabaseConnection;
use serde::Serialize;
use uuid::Uuid;

use crate::actions::registration::register::OrganisationChoice;
use crate::error::{Error, FieldErrors};
use crate::queries::organisation_search::{Proposed, exact_organisations, organisation_by_id, organisation_search};
use crate::queries::organisations_for_domain::organisations_for_domain;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, line};
use crate::text::translations::text_with;
use crate::web::form::Fields;

/// The most characters of a name typed freely.
pub const LIMIT: usize = 200;

/// The value of "my organisation is not listed".
const OTHER: &str = "other";

/// One organisation to choose.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub id: String,
    /// `Gemeente Aalst`.
    pub name: String,
    /// Kind, postal code and town, as far as the name does not say them.
    pub detail: String,
    /// `voorheen Melle`; empty when it was found under its own name.
    pub formerly: String,
}

impl Choice {
    pub fn of(proposed: &Proposed, language: Language) -> Self {
        let organisation = &proposed.organisation;
        let name = organisation.full_name();
        let town = [organisation.postal_code.as_deref(), organisation.city.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let kind = (!name.starts_with(&organisation.kind)).then_some(organisation.kind.as_str());
        let province = town.is_empty().then_some(organisation.province.as_deref()).flatten();
        let detail = [kind, (!town.is_empty()).then_some(&*town), province].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let formerly = proposed.formerly.as_ref().map(|former| text_with(language, "page-organisation-formerly", [("name", FluentValue::from(former.clone()))]));
        Self { id: organisation.id.to_string(), name, detail, formerly: formerly.unwrap_or_default() }
    }
}

/// What the visitor sent about the organisation.
#[derive(Debug, Clone, Default)]
pub struct TypedOrganisation {
    /// An id, [`OTHER`], or a name or number.
    value: String,
    /// The name shown for an id by the combobox of the script.
    label: String,
    /// Words to search while a list is shown.
    search: String,
    /// The name typed under "not listed".
    other: Option<String>,
    /// The button "find" was pressed.
    pub find: bool,
}

/// How the field is shown.
#[derive(Debug, Clone, Serialize)]
pub struct OrganisationField {
    /// A list of radio buttons instead of a text field.
    as_list: bool,
    /// In the text field: what was typed.
    text: String,
    /// An id or [`OTHER`]; empty: none yet.
    chosen: String,
    choices: Vec<Choice>,
    search: String,
    other: String,
    limit: usize,
}

impl TypedOrganisation {
    pub fn read(fields: &Fields) -> Self {
        Self {
            value: fields.get("organisation").trim().to_owned(),
            label: fields.get("organisation_label").trim().to_owned(),
            search: fields.get("organisation_search").trim().to_owned(),
            other: fields.iter().find(|(name, _)| *name == "organisation_other").map(|(_, value)| value.trim().to_owned()),
            find: fields.get("name") == "find",
        }
    }

    /// As it would be typed by somebody of this organisation.
    pub fn of(id: Option<Uuid>, name: &str) -> Self {
        match id {
            Some(id) => Self { value: id.to_string(), label: name.to_owned(), ..Self::default() },
            None => Self { value: name.to_owned(), ..Self::default() },
        }
    }

    /// Nothing was said about it.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty() && self.other.as_deref().unwrap_or_default().is_empty()
    }

    /// The organisation of the register that was chosen.
    pub fn id(&self) -> Option<Uuid> {
        (self.value.len() == 36).then(|| Uuid::try_parse(&self.value).ok()).flatten()
    }

    fn is_other(&self) -> bool {
        self.value == OTHER && self.other.is_some()
    }

    /// What is meant. Faults are added to `errors`; then there is no answer.
    pub async fn choose(&self, reader: &DatabaseConnection, email: Option<&EmailAddress>, errors: &mut FieldErrors) -> Result<Option<OrganisationChoice>, Error> {
        if let Some(id) = self.id() {
            // Whether there is one is looked up where the place is taken.
            return Ok(Some(OrganisationChoice::Known(id)));
        }
        let (field, typed) = if self.is_other() { ("organisation_other", self.other.as_deref().unwrap_or_default()) } else { ("organisation", self.value.as_str()) };
        match line(typed, LIMIT) {
            Err(fault) => {
                errors.add_fault(field, fault);
                Ok(None)
            }
            Ok(name) => {
                let mut found = exact_organisations(reader, &name).await?;
                if found.len() > 1 {
                    let likely = of_mail(reader, email).await?;
                    found.retain(|namesake| likely.iter().any(|proposed| proposed.organisation.id == namesake.organisation.id));
                }
                Ok(Some(match found.as_slice() {
                    [only] => OrganisationChoice::Known(only.organisation.id),
                    _ => OrganisationChoice::Named(name),
                }))
            }
        }
    }

    /// The field as it is shown again with what was typed. `faulty`: the organisation is what has to be mended.
    pub async fn show_again(&self, reader: &DatabaseConnection, email: Option<&EmailAddress>, faulty: bool, language: Language) -> Result<OrganisationField, Error> {
        let id = self.id();
        let of_script = id.is_some() && !self.label.is_empty() && !faulty;
        let as_list = self.find || (faulty && (self.value.is_empty() || id.is_some())) || (id.is_some() && !of_script) || self.is_other();
        let mut field = OrganisationField {
            as_list,
            text: if of_script { self.label.clone() } else { self.value.clone() },
            chosen: if id.is_some() || self.is_other() { self.value.clone() } else { String::new() },
            choices: Vec::new(),
            search: if self.search.is_empty() && id.is_none() && !self.is_other() { self.value.clone() } else { self.search.clone() },
            other: self.other.clone().unwrap_or_default(),
            limit: LIMIT,
        };
        if as_list {
            field.choices = self.choices(reader, email, id, &mut field, language).await?;
            // Nothing was said and nothing is known: the field stays as it was, and asks.
            field.as_list = self.find || !field.choices.is_empty() || !self.is_empty() || !self.search.is_empty() || self.other.is_some();
        }
        Ok(field)
    }

    async fn choices(
        &self,
        reader: &DatabaseConnection,
        email: Option<&EmailAddress>,
        id: Option<Uuid>,
        field: &mut OrganisationField,
        language: Language,
    ) -> Result<Vec<Choice>, Error> {
        let of_mail = of_mail(reader, email).await?;
        let of_words = organisation_search(reader, &field.search).await?;
        let preselected = match (of_words.as_slice(), of_mail.as_slice()) {
            ([only], _) => Some(only),
            ([], [only]) => Some(only),
            _ => None,
        };
        if field.chosen.is_empty() {
            field.chosen = preselected.map(|proposed| proposed.organisation.id.to_string()).unwrap_or_default();
        }
        let chosen = match id {
            Some(id) => organisation_by_id(reader, id).await?,
            None => None,
        };
        let mut choices: Vec<Choice> = Vec::new();
        for proposed in of_mail.iter().chain(&of_words).chain(&chosen) {
            let choice = Choice::of(proposed, language);
            if choices.iter().all(|earlier| earlier.id != choice.id) {
                choices.push(choice);
            }
        }
        Ok(choices)
    }
}

async fn of_mail(reader: &DatabaseConnection, email: Option<&EmailAddress>) -> Result<Vec<Proposed>, Error> {
    match email {
        Some(email) => organisations_for_domain(reader, email.domain()).await,
        None => Ok(Vec::new()),
    }
}

//! Who people are and where they work, as organisers know it: a person is found by any of their addresses, a corrected
//! organisation stands when the wrong one is given again, and a reviewed name means an organisation of the register.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::organisations::distinct;
use super::register::OrganisationChoice;
use crate::entity::{person, person_address, typed_organisation};
use crate::error::Error;
use crate::rules::search_text::fold;

#[derive(Default)]
pub(super) struct KnownPeople {
    /// Persons by `EmailAddress::key`.
    pub ids: HashMap<String, Uuid>,
    /// By the same key: what was corrected (`Share::key`), and to what.
    corrected: HashMap<String, (String, OrganisationChoice)>,
    /// Organisations of the register by the folded name that was typed.
    typed: HashMap<String, Uuid>,
}

impl KnownPeople {
    /// Of these addresses, each with the organisation that was given: two or three statements, however many.
    ///
    /// # Errors
    /// The database's.
    pub async fn of<'o>(connection: &impl ConnectionTrait, people: impl IntoIterator<Item = (String, &'o OrganisationChoice)>) -> Result<Self, Error> {
        let (keys, given): (Vec<String>, Vec<&OrganisationChoice>) = people.into_iter().unzip();
        let keys = distinct(keys.into_iter());
        let mut known = Self::default();
        for person in person::Entity::find().filter(person::Column::EmailKey.is_in(keys.clone())).all(connection).await? {
            known.add(person.email_key.clone(), &person);
        }
        let others: Vec<String> = keys.into_iter().filter(|key| !known.ids.contains_key(key)).collect();
        if !others.is_empty() {
            let addresses = person_address::Entity::find().filter(person_address::Column::EmailKey.is_in(others)).all(connection).await?;
            let persons = if addresses.is_empty() {
                Vec::new()
            } else {
                person::Entity::find().filter(person::Column::Id.is_in(addresses.iter().map(|address| address.person_id))).all(connection).await?
            };
            for address in addresses {
                if let Some(person) = persons.iter().find(|person| person.id == address.person_id) {
                    known.add(address.email_key, person);
                }
            }
        }
        let names = distinct(given.into_iter().filter_map(|given| match given {
            OrganisationChoice::Named(name) => Some(fold(name)).filter(|name| !name.is_empty()),
            OrganisationChoice::Known(_) => None,
        }));
        if !names.is_empty() {
            let rows = typed_organisation::Entity::find().filter(typed_organisation::Column::NameFolded.is_in(names)).select_only();
            let rows = rows.columns([typed_organisation::Column::NameFolded, typed_organisation::Column::OrganisationId]);
            known.typed = rows.into_tuple::<(String, Uuid)>().all(connection).await?.into_iter().collect();
        }
        Ok(known)
    }

    fn add(&mut self, key: String, person: &person::Model) {
        self.ids.insert(key.clone(), person.id);
        let corrected = match (person.organisation_id, &person.organisation_text) {
            (Some(id), _) => OrganisationChoice::Known(id),
            (None, Some(name)) => OrganisationChoice::Named(name.clone()),
            (None, None) => return,
        };
        self.corrected.insert(key, (person.organisation_from.clone().unwrap_or_default(), corrected));
    }

    /// The organisation that somebody means who gave this one, when it is another. Whoever chooses an organisation of
    /// the register that nobody corrected has another employer now, and is believed.
    pub fn meant(&self, email_key: &str, given: &OrganisationChoice) -> Option<OrganisationChoice> {
        let reviewed = match given {
            OrganisationChoice::Named(name) => self.typed.get(&fold(name)).copied(),
            OrganisationChoice::Known(_) => None,
        };
        if let Some((from, corrected)) = self.corrected.get(email_key) {
            let is_corrected = match given {
                OrganisationChoice::Named(name) => reviewed.is_none() || *from == fold(name),
                OrganisationChoice::Known(id) => *from == id.simple().to_string(),
            };
            if is_corrected {
                return Some(corrected.clone());
            }
        }
        reviewed.map(OrganisationChoice::Known)
    }
}

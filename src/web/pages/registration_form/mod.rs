//! The registration form: what was typed, and what it means. `person` is one person's part, `view` what the template
//! sees of it.

mod person;
mod view;

use sea_orm::DatabaseConnection;

pub use self::person::{FUNCTIONS, TypedPerson};
pub use self::view::{Viewing, asked_of_all, labels};
use crate::actions::registration::questionnaire::Questionnaire;
use crate::actions::registration::register::{Booker, RegistrationRequest};
use crate::clock::Clock;
use crate::entity::slot;
use crate::error::{Error, FieldErrors};
use crate::queries::event_page::EventPage;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, PersonName, Reach};
use crate::rules::price::InvoiceData;
use crate::rules::session_choice::Slot;
use crate::web::form::Fields;
use crate::web::invoice_fields::TypedInvoice;

/// How a person's fields are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Somebody who registers alone.
    Alone,
    /// One of those whom a booker registers, from 0.
    Colleague(usize),
}

impl Scope {
    pub fn name(self, field: &str) -> String {
        match self {
            Self::Alone => field.to_owned(),
            Self::Colleague(person) => format!("participants[{person}][{field}]"),
        }
    }
}

/// The button that sent the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pressed {
    #[default]
    Register,
    /// One more person, please.
    Add,
    /// This person (from 0) is not to be registered.
    Remove(usize),
    /// Somebody looks for an organisation.
    Find,
}

/// Who registers colleagues, as typed.
#[derive(Debug, Clone, Default)]
pub struct TypedBooker {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub language: String,
}

/// What was typed, to be shown again.
#[derive(Debug, Default)]
pub struct Typed {
    /// With colleagues only.
    pub booker: Option<TypedBooker>,
    /// At least one.
    pub people: Vec<TypedPerson>,
    /// When places are short, those who fit are registered and the others wait.
    pub split: bool,
    /// Whoever sends this knows that they would wait.
    pub waiting_list: bool,
    pub accept_overlap: bool,
    pub accept_privacy: bool,
    /// Of an invitation or the event's secret link.
    pub key: String,
    pub submission: String,
    pub invoice: TypedInvoice,
    pub pressed: Pressed,
}

impl Typed {
    /// Of a form nobody has filled in yet: for `person`, and so many `colleagues` of theirs, filled in by `booker`.
    pub fn fresh(clock: &Clock, language: Language, booker: &TypedPerson, person: TypedPerson, colleagues: usize, key: &str) -> Self {
        let blank = || TypedPerson { language: language.code().to_owned(), ..TypedPerson::default() };
        let person = if person.language.is_empty() { TypedPerson { language: language.code().to_owned(), ..person } } else { person };
        let booker = (colleagues > 0).then(|| TypedBooker { language: person.language.clone(), ..TypedBooker::of(booker) });
        let mut people = vec![person];
        people.resize_with(1 + colleagues, blank);
        Self { booker, people, key: key.to_owned(), submission: clock.random_id().to_string(), ..Self::default() }
    }

    /// Reads at most one person more than a form may have, so that it can be said.
    pub fn read(fields: &Fields, clock: &Clock, most_people: usize) -> Self {
        let submission = Some(fields.get("submission").to_owned()).filter(|submission| is_submission(submission));
        let mut groups = fields.groups("participants");
        groups.truncate(most_people + 1);
        let booked = !groups.is_empty();
        let pressed = match (fields.get("name"), fields.get("remove").parse()) {
            _ if fields.get("add") == "person" => Pressed::Add,
            (_, Ok(person)) if booked => Pressed::Remove(person),
            ("find", _) => Pressed::Find,
            _ if groups.iter().any(|group| group.get("name") == "find") => Pressed::Find,
            _ => Pressed::Register,
        };
        let mut people: Vec<TypedPerson> = if booked { groups.iter().map(TypedPerson::read).collect() } else { vec![TypedPerson::read(fields)] };
        if pressed == Pressed::Register && people.iter().any(|person| !person.is_blank()) {
            // Blocks that stayed empty are nobody.
            people.retain(|person| !booked || !person.is_blank());
        }
        let booker = booked.then(|| TypedBooker {
            first_name: fields.get("booker[first_name]").to_owned(),
            last_name: fields.get("booker[last_name]").to_owned(),
            email: fields.get("booker[email]").to_owned(),
            language: fields.get("booker[language]").to_owned(),
        });
        Self {
            booker,
            people,
            split: fields.get("when_short") == "split",
            waiting_list: fields.checked("waiting_list"),
            accept_overlap: fields.checked("accept_overlap"),
            accept_privacy: matches!(fields.get("accept_privacy"), "yes" | "on" | "1" | "true"),
            key: fields.get("key").chars().filter(char::is_ascii_graphic).take(100).collect(),
            submission: submission.unwrap_or_else(|| clock.random_id().to_string()),
            invoice: TypedInvoice::read(fields),
            pressed,
        }
    }

    /// Does what a button that changes the form itself asks for. `me`: whose browser this is, as far as it is known.
    pub fn rearrange(&mut self, language: Language, most_people: usize, me: Option<&TypedPerson>) {
        match self.pressed {
            Pressed::Add => {
                if self.booker.is_none() {
                    let typed = self.people.first().filter(|first| !first.email.trim().is_empty());
                    self.booker = Some(typed.or(me).map(TypedBooker::of).unwrap_or_default());
                }
                if self.people.len() < most_people {
                    self.people.push(TypedPerson { language: language.code().to_owned(), ..TypedPerson::default() });
                }
            }
            Pressed::Remove(person) if self.people.len() > 1 && person < self.people.len() => drop(self.people.remove(person)),
            _ => {}
        }
    }

    pub fn scope(&self, person: usize) -> Scope {
        if self.booker.is_some() { Scope::Colleague(person) } else { Scope::Alone }
    }

    /// The wish that was typed.
    ///
    /// # Errors
    /// `Invalid` with all faults; `Busy` or `Internal` when organisations cannot be looked up.
    pub async fn request(&self, reader: &DatabaseConnection, found: &EventPage, shown_in: Language, reach: Reach) -> Result<RegistrationRequest, Error> {
        let mut errors = FieldErrors::default();
        let booker = match &self.booker {
            Some(typed) => typed.read(shown_in, reach, &mut errors),
            None => None,
        };
        let mut participants = Vec::with_capacity(self.people.len());
        let mut faults = vec![FieldErrors::default(); self.people.len()];
        for (at, person) in self.people.iter().enumerate() {
            let first = self.people.first().filter(|_| at > 0);
            participants.extend(person.participant(reader, found, shown_in, first, reach, &mut faults[at]).await?);
        }
        if !self.accept_privacy || !errors.is_empty() || faults.iter().any(|faults| !faults.is_empty()) {
            self.add_wrong_choices(reader, found, &mut faults).await?;
        }
        faults.into_iter().enumerate().for_each(|(at, faults)| errors.extend(faults, |field| self.scope(at).name(field)));
        let invoice = if found.price.is_some() { self.invoice.invoice(&mut errors) } else { InvoiceData::default() };
        if !self.accept_privacy {
            errors.add("accept_privacy", "privacy-needed");
        }
        if errors.is_empty() && !self.accept_overlap && self.people.iter().any(|person| !person.overlapping(&found.sessions).is_empty()) {
            errors.add("accept_overlap", "overlap");
        }
        errors.into_result()?;
        Ok(RegistrationRequest {
            event_slug: found.event.slug.clone(),
            accepts_waiting: self.waiting_list || (booker.is_some() && found.event.rules().waiting_list),
            booker,
            participants,
            together: !self.split,
            key: Some(self.key.clone()).filter(|key| !key.is_empty()),
            submission: Some(self.submission.clone()),
            invoice,
        })
    }
}

impl Typed {
    async fn add_wrong_choices(&self, reader: &DatabaseConnection, found: &EventPage, faults: &mut [FieldErrors]) -> Result<(), Error> {
        let questionnaire = if found.event.asks_questions { Questionnaire::of(reader, found.event.id).await? } else { Questionnaire::default() };
        let slots: Vec<Slot> = slot::Entity::of(found.event.id).all(reader).await?.into_iter().map(|slot| Slot { id: slot.id, none_allowed: slot.none_allowed }).collect();
        for (person, faults) in self.people.iter().zip(faults) {
            let known: Vec<String> = faults.0.iter().map(|fault| fault.field.clone()).collect();
            let more = person.wrong_choices(&questionnaire, &found.sessions, &slots);
            faults.0.extend(more.0.into_iter().filter(|fault| !known.contains(&fault.field)));
        }
        Ok(())
    }
}

impl TypedBooker {
    fn of(person: &TypedPerson) -> Self {
        Self { first_name: person.first_name.clone(), last_name: person.last_name.clone(), email: person.email.clone(), language: person.language.clone() }
    }

    fn read(&self, shown_in: Language, reach: Reach, errors: &mut FieldErrors) -> Option<Booker> {
        let first_name = person::note(errors, "booker[first_name]", PersonName::parse(&self.first_name));
        let last_name = person::note(errors, "booker[last_name]", PersonName::parse(&self.last_name));
        let email = person::note(errors, "booker[email]", EmailAddress::within(&self.email, reach));
        let language = person::language(&self.language, shown_in, "booker[language]", errors);
        Some(Booker { first_name: first_name?, last_name: last_name?, email: email?, language })
    }
}

/// A form's own random id; a client may bring one of its own making.
fn is_submission(text: &str) -> bool {
    (16..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

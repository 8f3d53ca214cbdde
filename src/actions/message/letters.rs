//! From a message to the letters of some of its readers.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::actions::registration::facts::{Belongings, event_facts, programme_facts, registration_facts, session_facts};
use crate::entity::{event, message, registration, session};
use crate::error::Error;
use crate::rules::language::Language;
use crate::rules::letter::{EventFacts, Letter, MessageFacts, RegistrationFacts, SessionFacts};
use crate::rules::message::{MessageText, MessageTexts};
use crate::rules::registration::Status;

/// What all readers of one message see alike.
pub struct MessageLetters {
    message_id: Uuid,
    texts: MessageTexts,
    event: EventFacts,
    sessions: Vec<session::Model>,
    now: Timestamp,
}

/// One reader's letter, without the link to unsubscribe: that is put in when it is sent.
pub struct ReaderLetter {
    pub registration: registration::Model,
    pub letter: Letter,
    /// Of the text, and so of the whole letter.
    pub language: Language,
    /// Message-ID of the registration's first mail.
    pub thread: Option<String>,
}

impl MessageLetters {
    /// `now` decides which sessions lie ahead.
    ///
    /// # Errors
    /// `NotFound` when there is no such event; the database's.
    pub async fn of(connection: &impl ConnectionTrait, message: &message::Model, now: Timestamp) -> Result<Self, Error> {
        let event = event::Entity::find_by_id(message.event_id).one(connection).await?.ok_or(Error::NotFound)?;
        let sessions = session::Entity::of(event.id).all(connection).await?;
        let event = event_facts(&event, programme_facts(connection, &event).await?.as_ref());
        Ok(Self { message_id: message.id, texts: message.texts(), event, sessions, now })
    }

    /// The letters to these registrations, in their order.
    ///
    /// # Errors
    /// The database's.
    pub async fn to(&self, connection: &impl ConnectionTrait, registrations: &[Uuid]) -> Result<Vec<ReaderLetter>, Error> {
        let mut found: HashMap<Uuid, registration::Model> = registration::Entity::find()
            .filter(registration::Column::Id.is_in(registrations.iter().copied()))
            .all(connection)
            .await?
            .into_iter()
            .map(|registration| (registration.id, registration))
            .collect();
        let rows: Vec<registration::Model> = registrations.iter().filter_map(|id| found.remove(id)).collect();
        let belongings = Belongings::of(connection, &rows, &self.sessions).await?;
        let mut letters = Vec::with_capacity(rows.len());
        for registration in rows {
            let wanted = Language::parse(&registration.language).unwrap_or_default();
            let Some(text) = self.texts.for_reader(wanted) else { continue };
            let ahead: Vec<SessionFacts> = belongings.attended(&registration, &self.sessions).into_iter().filter(|session| session.ends_at > self.now).collect();
            let facts = registration_facts(&registration, belongings.names(&registration), &self.event, &ahead);
            let letter = Letter::Message { registration: facts, message: self.words(text, registration.status.into()) };
            letters.push(ReaderLetter { letter, language: text.language, thread: belongings.thread(&registration), registration });
        }
        Ok(letters)
    }

    /// An organiser's own copy in one language: names are theirs, and the registration is nobody's.
    #[must_use]
    pub fn test(&self, language: Language, name: &str, email: &str) -> Option<(Letter, Language)> {
        let text = self.texts.for_reader(language)?;
        let (first_name, last_name) = name.split_once(' ').unwrap_or((name, ""));
        let ahead = self.sessions.iter().map(session_facts).filter(|session| session.ends_at > self.now).collect();
        let facts = RegistrationFacts {
            registration_id: Uuid::nil(),
            token_generation: 0,
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            email: email.to_owned(),
            organisation: None,
            registered_by: None,
            attendance_mode: None,
            price: None,
            event: self.event.clone(),
            sessions: ahead,
        };
        let message = MessageFacts { test: true, ..self.words(text, Status::Confirmed) };
        Some((Letter::Message { registration: facts, message }, text.language))
    }

    fn words(&self, text: &MessageText, status: Status) -> MessageFacts {
        MessageFacts { message_id: self.message_id, subject: text.subject.clone(), body: text.body.clone(), status, mailing_address_id: Uuid::nil(), test: false }
    }
}

/// The letter with the link to unsubscribe of its reader's address.
#[must_use]
pub fn with_address(mut letter: Letter, mailing_address: Uuid) -> Letter {
    if let Letter::Message { message, .. } = &mut letter {
        message.mailing_address_id = mailing_address;
    }
    letter
}

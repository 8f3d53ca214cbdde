//! From rows to what a letter states.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::clock::Clock;
use crate::entity::outbox::Urgency;
use crate::entity::session::SessionInclusion;
use crate::entity::{booking, event, invitation, organisation, outbox, programme, registration, registration_price, session, session_choice};
use crate::error::Error;
use crate::outbox::Posting;
use crate::rules::event_texts::EventTexts;
use crate::rules::language::Language;
use crate::rules::letter::{Because, EventFacts, InvitationFacts, Letter, RegistrationFacts, SessionFacts};
use crate::rules::names::EmailAddress;
use crate::rules::price::PriceFacts;
use crate::rules::programme::FundingFacts;
use crate::rules::retention::ERASED_ADDRESS;
use crate::rules::translated::Translated;

/// What a letter says of the event's programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeFacts {
    pub name: String,
    pub funding: FundingFacts,
}

impl From<&programme::Model> for ProgrammeFacts {
    fn from(programme: &programme::Model) -> Self {
        Self { name: programme.name.clone(), funding: FundingFacts { funder: programme.funder.clone(), disclaimer: programme.texts().disclaimer } }
    }
}

/// What a letter says of the event.
#[must_use]
pub fn event_facts(event: &event::Model, programme: Option<&ProgrammeFacts>) -> EventFacts {
    let letters = event.letters();
    EventFacts {
        slug: event.slug.clone(),
        title: event.title.clone(),
        summary: event.summary.clone(),
        language: event.language(),
        kind: code(&event.kind),
        format: code(&event.format),
        programme: programme.map(|programme| programme.name.clone()),
        funding: programme.map(|programme| programme.funding.clone()).unwrap_or_default(),
        contact_name: event.contact_name.clone(),
        contact_email: event.contact_email.clone(),
        join_opens_minutes: event.attendance_rules().join_opens_minutes,
        salutation: event.salutation(),
        sender_name: letters.sender_name,
        reply_to: letters.reply_to,
        paragraphs: letters.paragraphs,
        translations: EventTexts { description: Translated::default(), ..event.translations() },
        undecided: event.undecided(),
    }
}

/// The word that stands for an enumerated value in the database.
fn code(value: &impl sea_orm::ActiveEnum<Value = String>) -> String {
    value.to_value()
}

/// What a letter says of a session; the invitation is put in by the letter that carries it.
#[must_use]
pub fn session_facts(session: &session::Model) -> SessionFacts {
    SessionFacts { directions: session.directions(), ..session.facts() }
}

#[must_use]
pub fn invitation_facts(invitation: &invitation::Model) -> InvitationFacts {
    InvitationFacts { uid: invitation.uid.clone(), sequence: invitation.sequence, stamp: invitation.stamp.into(), asks_answer: invitation.asks_answer }
}

/// What a letter about a registration needs beside its row.
#[derive(Debug, Clone, Copy, Default)]
pub struct Names<'n> {
    /// Of the register; a typed one stands with the registration.
    pub organisation: Option<&'n str>,
    /// Of the colleague who registered this person.
    pub registered_by: Option<&'n str>,
    /// What it costs.
    pub price: Option<&'n PriceFacts>,
}

/// What a letter says of a registration, with its sessions but without any invitation.
#[must_use]
pub fn registration_facts(registration: &registration::Model, names: Names<'_>, event: &EventFacts, sessions: &[SessionFacts]) -> RegistrationFacts {
    RegistrationFacts {
        registration_id: registration.id,
        token_generation: registration.token_generation,
        first_name: registration.first_name.clone(),
        last_name: registration.last_name.clone(),
        email: registration.email.clone(),
        organisation: names.organisation.map(ToOwned::to_owned).or_else(|| registration.organisation_text.clone()),
        registered_by: names.registered_by.map(ToOwned::to_owned),
        attendance_mode: registration.attendance_mode.as_ref().map(code),
        price: names.price.cloned(),
        event: event.clone(),
        sessions: sessions.to_vec(),
    }
}

/// The same facts, carrying the invitation to one session. A session that is no longer listed (taken out of the
/// event) is added, so that the letter can say what it withdraws.
#[must_use]
pub fn carrying(facts: &RegistrationFacts, session: &SessionFacts, invitation: &InvitationFacts) -> RegistrationFacts {
    let mut facts = facts.clone();
    if !facts.sessions.iter().any(|listed| listed.session_id == session.session_id) {
        facts.sessions.push(session.clone());
        facts.sessions.sort_by_key(|listed| listed.starts_at);
    }
    for listed in &mut facts.sessions {
        // What is withdrawn may be told otherwise than it is now.
        *listed = if listed.session_id == session.session_id {
            SessionFacts { invitation: Some(invitation.clone()), ..session.clone() }
        } else {
            SessionFacts { invitation: None, ..listed.clone() }
        };
    }
    facts
}

/// The letters of a new registration: the confirmation with the first date that lies ahead, then one per further
/// date. `invitations` are those of this registration.
#[must_use]
pub fn confirmation_letters(facts: &RegistrationFacts, invitations: &[invitation::Model], now: Timestamp, because: Because) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(invitations.len().max(1));
    for session in facts.sessions.iter().filter(|session| session.ends_at > now) {
        let Some(invitation) = invitations.iter().find(|invitation| invitation.session_id == session.session_id) else { continue };
        let registration = carrying(facts, session, &invitation_facts(invitation));
        letters.push(if letters.is_empty() { Letter::Confirmation { registration, because } } else { Letter::Invitation { registration } });
    }
    if letters.is_empty() {
        letters.push(Letter::Confirmation { registration: facts.clone(), because });
    }
    letters
}

/// The sessions one person attends, of those given, for the sessions they chose.
#[must_use]
pub fn attended(sessions: &[session::Model], chosen: &[Uuid]) -> Vec<SessionFacts> {
    sessions.iter().filter(|session| session.is_attended(chosen)).map(session_facts).collect()
}

/// Outbox rows for letters to the registration's own address, in its language. They form one thread: under
/// `thread` (the Message-ID of the first mail), or under the first of them. Of these letters
/// only the first counts as caused by a visitor, if any does.
///
/// # Errors
/// `Internal` when the stored address is none.
pub fn letter_rows(
    clock: &Clock,
    mail_domain: &str,
    registration: &registration::Model,
    letters: Vec<Letter>,
    mut thread: Option<String>,
    caused_by_visitor: bool,
) -> Result<Vec<outbox::ActiveModel>, Error> {
    // Nobody reads at the address of who was erased.
    if registration.email == ERASED_ADDRESS {
        return Ok(Vec::new());
    }
    let recipient = EmailAddress::stored(&registration.email).map_err(|fault| Error::Internal(anyhow::anyhow!("stored address: {}", fault.code())))?;
    let language = Language::parse(&registration.language).unwrap_or_default();
    let mut rows = Vec::with_capacity(letters.len());
    for (position, letter) in letters.into_iter().enumerate() {
        let begins_thread = thread.is_none() && position == 0;
        let posting = Posting {
            letter,
            recipient: recipient.clone(),
            language,
            thread_message_id: if begins_thread { None } else { thread.clone() },
            caused_by_visitor: caused_by_visitor && position == 0,
            urgency: Urgency::AtOnce,
        };
        let row = crate::outbox::row(clock, mail_domain, posting)?;
        if begins_thread {
            thread = Some(row.message_id.as_ref().clone());
        }
        rows.push(row);
    }
    Ok(rows)
}

/// What belongs to a number of registrations, read in a few statements.
pub struct Belongings {
    organisations: HashMap<Uuid, String>,
    invitations: HashMap<Uuid, Vec<invitation::Model>>,
    threads: HashMap<Uuid, String>,
    /// Chosen sessions by registration.
    chosen: HashMap<Uuid, Vec<Uuid>>,
    /// Names of bookers by booking.
    bookers: HashMap<Uuid, String>,
    /// What those cost that are not free.
    prices: HashMap<Uuid, PriceFacts>,
}

impl Belongings {
    /// `sessions` are those of the event; choices are read when there is something to choose.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(connection: &impl ConnectionTrait, registrations: &[registration::Model], sessions: &[session::Model]) -> Result<Self, Error> {
        let ids = || registrations.iter().map(|registration| registration.id);
        let organisations = organisation_names(connection, registrations.iter().filter_map(|registration| registration.organisation_id)).await?;
        let mut invitations: HashMap<Uuid, Vec<invitation::Model>> = HashMap::new();
        // The valid one first, then the latest: who came back to a session may have an entry of its own for it.
        for invitation in invitation::Entity::find().filter(invitation::Column::RegistrationId.is_in(ids())).order_by_desc(invitation::Column::Id).all(connection).await? {
            invitations.entry(invitation.registration_id).or_default().push(invitation);
        }
        invitations.values_mut().for_each(|theirs| theirs.sort_by_key(|invitation| invitation.cancelled));
        let first_mails = outbox::Entity::find()
            .filter(outbox::Column::RegistrationId.is_in(ids()))
            .filter(outbox::Column::ThreadMessageId.is_null())
            .filter(outbox::Column::State.ne(outbox::OutboxState::Superseded))
            .order_by_desc(outbox::Column::Id)
            .all(connection)
            .await?;
        // Who changed address has never seen what went to the old one.
        let own: HashMap<Uuid, &str> = registrations.iter().map(|registration| (registration.id, registration.email.as_str())).collect();
        let threads = first_mails
            .into_iter()
            .filter_map(|mail| mail.registration_id.filter(|id| own.get(id).is_some_and(|own| own.eq_ignore_ascii_case(&mail.recipient))).map(|id| (id, mail.message_id)))
            .collect();
        let mut chosen: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        if sessions.iter().any(|session| session.inclusion != SessionInclusion::Included) {
            for choice in session_choice::Entity::find().filter(session_choice::Column::RegistrationId.is_in(ids())).all(connection).await? {
                chosen.entry(choice.registration_id).or_default().push(choice.session_id);
            }
        }
        let bookings: BTreeSet<Uuid> = registrations.iter().filter_map(|registration| registration.booking_id).collect();
        let mut bookers = HashMap::new();
        if !bookings.is_empty() {
            let rows = booking::Entity::find().filter(booking::Column::Id.is_in(bookings)).all(connection).await?;
            bookers.extend(rows.into_iter().map(|booking| (booking.id, format!("{} {}", booking.first_name, booking.last_name))));
        }
        let prices = registration_price::Entity::find().filter(registration_price::Column::RegistrationId.is_in(ids())).all(connection).await?;
        let prices = prices.into_iter().map(|price| (price.registration_id, price.facts())).collect();
        Ok(Self { organisations, invitations, threads, chosen, bookers, prices })
    }

    #[must_use]
    pub fn names(&self, registration: &registration::Model) -> Names<'_> {
        Names {
            organisation: registration.organisation_id.and_then(|id| self.organisations.get(&id)).map(String::as_str),
            registered_by: registration.booking_id.and_then(|id| self.bookers.get(&id)).map(String::as_str),
            price: self.prices.get(&registration.id),
        }
    }

    /// Sessions this person chose, beside those for all.
    #[must_use]
    pub fn chosen(&self, registration: &registration::Model) -> &[Uuid] {
        self.chosen.get(&registration.id).map_or(&[], Vec::as_slice)
    }

    /// The sessions this person attends, of those given.
    #[must_use]
    pub fn attended(&self, registration: &registration::Model, sessions: &[session::Model]) -> Vec<SessionFacts> {
        attended(sessions, self.chosen(registration))
    }

    #[must_use]
    pub fn invitations(&self, registration: &registration::Model) -> &[invitation::Model] {
        self.invitations.get(&registration.id).map_or(&[], Vec::as_slice)
    }

    /// Message-ID of the registration's first mail.
    #[must_use]
    pub fn thread(&self, registration: &registration::Model) -> Option<String> {
        self.threads.get(&registration.id).cloned()
    }
}

/// # Errors
/// The database's.
pub async fn organisation_names(connection: &impl ConnectionTrait, ids: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, String>, Error> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.full_name())).collect())
}

/// What a letter says of the programme of an event.
///
/// # Errors
/// The database's.
pub async fn programme_facts(connection: &impl ConnectionTrait, event: &event::Model) -> Result<Option<ProgrammeFacts>, Error> {
    let Some(id) = event.programme_id else { return Ok(None) };
    Ok(programme::Entity::find_by_id(id).one(connection).await?.as_ref().map(ProgrammeFacts::from))
}

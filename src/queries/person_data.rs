//! Everything that is kept of one person, from every table in which they or one of their addresses occur (GDPR art. 15 and 20).

use std::collections::{BTreeSet, HashMap};

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::{
    answer, asked_question, attendance, attendance_evidence, audit_entry, booking, certificate, erasure, evaluation_answer, evaluation_invitation, event, invitation, invitee,
    kept_name, mailing_address, organisation, outbox, participation_needs, person, person_address, person_note, planned_invitee, registration, registration_history,
    registration_price, registration_tag, session, undeliverable_address,
};
use crate::error::Error;
use crate::rules::names::EmailAddress;

/// Rows as they are stored; a fixed number of statements.
pub struct PersonData {
    pub person: person::Model,
    pub addresses: Vec<person_address::Model>,
    pub registrations: Vec<registration::Model>,
    pub events: HashMap<Uuid, event::Model>,
    pub sessions: HashMap<Uuid, session::Model>,
    /// Names of the organisations of the register for which they registered.
    pub organisations: HashMap<Uuid, String>,
    pub answers: Vec<answer::Model>,
    pub needs: Vec<participation_needs::Model>,
    pub prices: Vec<registration_price::Model>,
    pub tags: Vec<registration_tag::Model>,
    pub history: Vec<registration_history::Model>,
    pub attendances: Vec<attendance::Model>,
    pub evidence: Vec<attendance_evidence::Model>,
    pub invitations: Vec<invitation::Model>,
    pub certificates: Vec<certificate::Model>,
    pub evaluations: Vec<evaluation_answer::Model>,
    /// That they were asked to evaluate an event, and whether they did.
    pub evaluation_links: Vec<evaluation_invitation::Model>,
    /// Their request to be erased.
    pub erasure: Option<erasure::Model>,
    pub kept_names: Vec<kept_name::Model>,
    pub notes: Vec<person_note::Model>,
    pub mails: Vec<outbox::Model>,
    pub questions: Vec<asked_question::Model>,
    pub bookings: Vec<booking::Model>,
    pub invited: Vec<invitee::Model>,
    pub planned: Vec<planned_invitee::Model>,
    pub mailing: Vec<mailing_address::Model>,
    pub undeliverable: Vec<undeliverable_address::Model>,
    pub entries: Vec<audit_entry::Model>,
}

/// # Errors
/// `NotFound`.
pub async fn person_data(db: &Db, id: Uuid) -> Result<PersonData, Error> {
    let reader = db.reader();
    let person = person::Entity::find_by_id(id).one(reader).await?.ok_or(Error::NotFound)?;
    let addresses = person_address::Entity::find().filter(person_address::Column::PersonId.eq(id)).all(reader).await?;
    let registrations = registration::Entity::find().filter(registration::Column::PersonId.eq(id)).order_by_asc(registration::Column::CreatedAt).all(reader).await?;
    let ids: Vec<Uuid> = registrations.iter().map(|row| row.id).collect();
    let of = || ids.iter().copied();
    let given = registrations.iter().filter_map(|row| EmailAddress::stored(&row.email).ok());
    let all: Vec<EmailAddress> = given.chain(EmailAddress::stored(&person.email).ok()).chain(addresses.iter().filter_map(|row| EmailAddress::stored(&row.email).ok())).collect();
    let keys: BTreeSet<String> = all.iter().map(EmailAddress::key).collect();
    let mailboxes: BTreeSet<String> = all.iter().map(EmailAddress::mailbox).collect();
    let by = || keys.iter().cloned();
    let attendances = attendance::Entity::find().filter(attendance::Column::RegistrationId.is_in(of())).all(reader).await?;
    let evidence = attendance_evidence::Entity::find().filter(attendance_evidence::Column::RegistrationId.is_in(of())).all(reader).await?;
    let questions = asked_question::Entity::find().filter(asked_question::Column::EmailKey.is_in(by())).all(reader).await?;
    let bookings = booking::Entity::find().filter(booking::Column::EmailKey.is_in(by())).all(reader).await?;
    let invited = invitee::Entity::find().filter(invitee::Column::EmailKey.is_in(by())).all(reader).await?;
    let planned = planned_invitee::Entity::find().filter(planned_invitee::Column::EmailKey.is_in(by())).all(reader).await?;
    let of_events: BTreeSet<Uuid> = registrations
        .iter()
        .map(|row| row.event_id)
        .chain(questions.iter().map(|row| row.event_id))
        .chain(bookings.iter().map(|row| row.event_id))
        .chain(invited.iter().map(|row| row.event_id))
        .chain(planned.iter().map(|row| row.event_id))
        .collect();
    let events = event::Entity::find().filter(event::Column::Id.is_in(of_events.iter().copied())).all(reader).await?;
    let sessions = session::Entity::find().filter(session::Column::EventId.is_in(of_events)).all(reader).await?;
    let mails = outbox::Column::RegistrationId.is_in(of()).or(outbox::Column::Mailbox.is_in(mailboxes));
    let of_register = registrations.iter().filter_map(|row| row.organisation_id).chain(person.organisation_id);
    let organisations = organisation::Entity::find().filter(organisation::Column::Id.is_in(of_register)).all(reader).await?;
    Ok(PersonData {
        organisations: organisations.into_iter().map(|row| (row.id, row.full_name())).collect(),
        answers: answer::Entity::find().filter(answer::Column::RegistrationId.is_in(of())).all(reader).await?,
        needs: participation_needs::Entity::find().filter(participation_needs::Column::RegistrationId.is_in(of())).all(reader).await?,
        prices: registration_price::Entity::find().filter(registration_price::Column::RegistrationId.is_in(of())).all(reader).await?,
        tags: registration_tag::Entity::find().filter(registration_tag::Column::RegistrationId.is_in(of())).all(reader).await?,
        history: registration_history::Entity::find()
            .filter(registration_history::Column::RegistrationId.is_in(of()))
            .order_by_asc(registration_history::Column::Id)
            .all(reader)
            .await?,
        invitations: invitation::Entity::find().filter(invitation::Column::RegistrationId.is_in(of())).all(reader).await?,
        certificates: certificate::Entity::find().filter(certificate::Column::RegistrationId.is_in(of())).all(reader).await?,
        evaluation_links: evaluation_invitation::Entity::find().filter(evaluation_invitation::Column::RegistrationId.is_in(of())).all(reader).await?,
        erasure: erasure::Entity::of(id).one(reader).await?,
        evaluations: evaluation_answer::Entity::find().filter(evaluation_answer::Column::RegistrationId.is_in(of())).all(reader).await?,
        kept_names: kept_name::Entity::find().filter(kept_name::Column::RegistrationId.is_in(of())).all(reader).await?,
        notes: person_note::Entity::find().filter(person_note::Column::PersonId.eq(id)).all(reader).await?,
        mails: outbox::Entity::find().filter(mails).order_by_asc(outbox::Column::Id).all(reader).await?,
        mailing: mailing_address::Entity::find().filter(mailing_address::Column::EmailKey.is_in(by())).all(reader).await?,
        undeliverable: undeliverable_address::Entity::find().filter(undeliverable_address::Column::Address.is_in(by())).all(reader).await?,
        entries: audit_entry::Entity::find().filter(audit_entry::Column::PersonId.eq(id)).order_by_asc(audit_entry::Column::Id).all(reader).await?,
        events: events.into_iter().map(|row| (row.id, row)).collect(),
        sessions: sessions.into_iter().map(|row| (row.id, row)).collect(),
        person,
        addresses,
        registrations,
        attendances,
        evidence,
        questions,
        bookings,
        invited,
        planned,
    })
}

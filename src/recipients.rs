//! Whom a message reaches: the people of an event in the order of their registrations, judged by its filter. Read by
//! the page that counts them and by the action that writes to them, so that both say the same.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, answer, attendance, mailing_address, session_choice, undeliverable_address};
use crate::error::Error;
use crate::rules::attendance::Mark;
use crate::rules::message_filter::{Candidate, MessageFilter};
use crate::rules::names::EmailAddress;
use crate::rules::places::Share;
use crate::rules::retention::ERASED_ADDRESS;

/// Registrations read at a time.
const PAGE: u64 = 500;

/// What is asked of a registration before it is written to.
#[derive(Debug, Clone, DerivePartialModel)]
#[sea_orm(entity = "registration::Entity")]
pub struct Addressee {
    pub id: Uuid,
    pub status: RegistrationStatus,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub organisation_id: Option<Uuid>,
    pub organisation_text: Option<String>,
    pub organisation_folded: Option<String>,
    pub language: String,
}

impl Addressee {
    /// `EmailAddress::key`.
    #[must_use]
    pub fn email_key(&self) -> String {
        EmailAddress::stored(&self.email).map_or_else(|_| self.email.to_lowercase(), |email| email.key())
    }

    fn share(&self) -> Share {
        self.organisation_id.map_or_else(|| Share::Named(self.organisation_folded.clone().unwrap_or_default()), Share::Known)
    }
}

/// Some of the people who fit, in the order of their registrations' ids.
#[derive(Debug, Default)]
pub struct Judged {
    pub fitting: Vec<Addressee>,
    /// The last registration that was judged; `None`: there was none.
    pub until: Option<Uuid>,
    /// Nobody comes after it.
    pub to_the_end: bool,
}

/// Up to `most` people of the event who fit, from behind `after` on. `registered_by`: who registered later is left
/// out. Of registrations that have ended, a person's last counts, and none when they are registered again.
///
/// # Errors
/// The database's.
pub async fn judge(connection: &impl ConnectionTrait, event_id: Uuid, filter: &MessageFilter, registered_by: Timestamp, after: Option<Uuid>, most: usize) -> Result<Judged, Error> {
    let mut judged = Judged { until: after, ..Judged::default() };
    loop {
        let page = page(connection, event_id, filter, registered_by, judged.until).await?;
        let choices = Choices::of(connection, filter, &page).await?;
        let last = (page.len() as u64) < PAGE;
        for addressee in page {
            judged.until = Some(addressee.id);
            if filter.includes(&choices.candidate(&addressee, &addressee.share())) {
                judged.fitting.push(addressee);
                if judged.fitting.len() >= most {
                    return Ok(judged);
                }
            }
        }
        if last {
            judged.to_the_end = true;
            return Ok(judged);
        }
    }
}

async fn page(connection: &impl ConnectionTrait, event_id: Uuid, filter: &MessageFilter, registered_by: Timestamp, after: Option<Uuid>) -> Result<Vec<Addressee>, Error> {
    use registration::Column;
    let statuses = filter.statuses.iter().map(|status| RegistrationStatus::from(*status));
    let mut find = registration::Entity::find().filter(Column::EventId.eq(event_id)).filter(Column::Status.is_in(statuses)).filter(Column::CreatedAt.lte(Moment(registered_by)));
    find = find.filter(Column::Email.ne(ERASED_ADDRESS));
    if let Some(after) = after {
        find = find.filter(Column::Id.gt(after));
    }
    if !filter.registrations.is_empty() {
        find = find.filter(Column::Id.is_in(filter.registrations.iter().copied()));
    }
    if filter.asks_for_ended() {
        find = find.filter(Column::Status.is_in(RegistrationStatus::ACTIVE).or(Expr::exists(registered_again()).not()));
    }
    Ok(find.order_by_asc(Column::Id).limit(PAGE).into_partial_model().all(connection).await?)
}

/// Another registration of the same person for the same event that counts instead.
fn registered_again() -> SelectStatement {
    use registration::Column;
    let other = Alias::new("other");
    let of = |column: Column| Expr::col((other.clone(), column));
    let same = |column: Column| of(column).equals((registration::Entity, column));
    Query::select()
        .expr(Expr::value(1))
        .from_as(registration::Entity, other.clone())
        .and_where(same(Column::PersonId))
        .and_where(same(Column::EventId))
        .and_where(of(Column::Id).ne(Expr::col((registration::Entity, Column::Id))))
        .and_where(of(Column::Status).is_in(["pending", "confirmed", "waitlisted", "offered"]).or(of(Column::Id).gt(Expr::col((registration::Entity, Column::Id)))))
        .to_owned()
}

/// What some people chose and answered, as far as the filter asks.
#[derive(Default)]
struct Choices {
    sessions: HashMap<Uuid, Vec<Uuid>>,
    answers: HashMap<Uuid, Vec<(Uuid, String)>>,
    attendances: HashMap<Uuid, Vec<(Uuid, bool)>>,
}

impl Choices {
    async fn of(connection: &impl ConnectionTrait, filter: &MessageFilter, people: &[Addressee]) -> Result<Self, Error> {
        let mut choices = Self::default();
        let ids = || people.iter().map(|addressee| addressee.id);
        if !filter.sessions.is_empty() {
            let chosen = session_choice::Entity::find()
                .filter(session_choice::Column::SessionId.is_in(filter.sessions.iter().copied()))
                .filter(session_choice::Column::RegistrationId.is_in(ids()))
                .all(connection)
                .await?;
            for choice in chosen {
                choices.sessions.entry(choice.registration_id).or_default().push(choice.session_id);
            }
        }
        if let Some(asked) = &filter.answer {
            let given: Vec<(Uuid, Uuid, Option<Uuid>, String)> = answer::Entity::find()
                .filter(answer::Column::QuestionId.eq(asked.question))
                .filter(answer::Column::RegistrationId.is_in(ids()))
                .select_only()
                .columns([answer::Column::RegistrationId, answer::Column::QuestionId, answer::Column::OptionId, answer::Column::Answer])
                .into_tuple()
                .all(connection)
                .await?;
            for (registration, question, option, words) in given {
                choices.answers.entry(registration).or_default().push((question, option.map_or(words, |option| option.to_string())));
            }
        }
        if filter.attendance.is_some() {
            for recorded in attendance::Entity::find().filter(attendance::Column::RegistrationId.is_in(ids())).all(connection).await? {
                choices.attendances.entry(recorded.registration_id).or_default().push((recorded.session_id, Mark::from(recorded.status).was_there()));
            }
        }
        Ok(choices)
    }

    fn candidate<'c>(&'c self, addressee: &Addressee, share: &'c Share) -> Candidate<'c> {
        Candidate {
            status: addressee.status.into(),
            share,
            sessions: self.sessions.get(&addressee.id).map_or(&[], Vec::as_slice),
            answers: self.answers.get(&addressee.id).map_or(&[], Vec::as_slice),
            attendances: self.attendances.get(&addressee.id).map_or(&[], Vec::as_slice),
        }
    }
}

/// Keys of the addresses that want no messages.
///
/// # Errors
/// The database's.
pub async fn unsubscribed(connection: &impl ConnectionTrait) -> Result<HashSet<String>, Error> {
    let keys: Vec<String> = mailing_address::Entity::unsubscribed().select_only().column(mailing_address::Column::EmailKey).into_tuple().all(connection).await?;
    Ok(keys.into_iter().collect())
}

/// Of these people, those to whose address nothing arrives: their mail is withheld until the address is corrected.
///
/// # Errors
/// The database's.
pub async fn undeliverable(connection: &impl ConnectionTrait, people: &[Addressee]) -> Result<HashSet<Uuid>, Error> {
    let mut unreached = HashSet::new();
    for chunk in people.chunks(500) {
        let keys: HashSet<String> = undeliverable_address::Entity::among(chunk.iter().map(|addressee| addressee.email.as_str()))
            .select_only()
            .column(undeliverable_address::Column::Address)
            .into_tuple()
            .all(connection)
            .await?
            .into_iter()
            .collect();
        unreached.extend(chunk.iter().filter(|addressee| keys.contains(&addressee.email.to_ascii_lowercase())).map(|addressee| addressee.id));
    }
    Ok(unreached)
}

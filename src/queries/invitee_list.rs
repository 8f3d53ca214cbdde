//! Who was invited to an event, what did they answer, and did the mail arrive?

use std::collections::HashMap;

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use super::participant_list::MailState;
use crate::db::Db;
use crate::entity::outbox::{self, OutboxState};
use crate::entity::{Moment, invitee};
use crate::error::Error;
use crate::rules::letter::Letter;
use crate::rules::names::EmailAddress;

/// Rows on one page.
pub const PAGE: u64 = 100;

/// What an invited address answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Has an active registration, whichever way it came.
    Accepted,
    Declined,
    None,
}

#[derive(Debug, Serialize)]
pub struct Invitee {
    pub id: Uuid,
    pub name: String,
    pub email: String,
    pub answer: Answer,
    pub invited_at: Moment,
    pub reminded_at: Option<Moment>,
    /// The latest letter; one that failed is not covered up by a later one.
    pub mail: Option<MailState>,
}

#[derive(Debug, Serialize)]
pub struct Invitees {
    pub rows: Vec<Invitee>,
    pub count: u64,
    pub accepted: u64,
    pub declined: u64,
    pub silent: u64,
    /// From 1.
    pub page: u64,
    pub pages: u64,
}

/// One page of an event's invited addresses, in the order in which they were invited.
///
/// # Errors
/// The database's.
pub async fn invitee_list(db: &Db, event_id: Uuid, page: u64) -> Result<Invitees, Error> {
    let all = || invitee::Entity::find().filter(invitee::Column::EventId.eq(event_id));
    let count = all().count(db.reader()).await?;
    let accepted = all().filter(invitee::Entity::has_registered()).count(db.reader()).await?;
    let declined = all().filter(invitee::Entity::has_registered().not()).filter(invitee::Column::DeclinedAt.is_not_null()).count(db.reader()).await?;
    let pages = Ord::max(count.div_ceil(PAGE), 1);
    let page = Ord::clamp(page, 1, pages);
    let found = invitee::Entity::of(event_id).offset((page - 1) * PAGE).limit(PAGE).all(db.reader()).await?;
    let yes: Vec<Uuid> = all()
        .filter(invitee::Column::Id.is_in(found.iter().map(|invitee| invitee.id)))
        .filter(invitee::Entity::has_registered())
        .select_only()
        .column(invitee::Column::Id)
        .into_tuple()
        .all(db.reader())
        .await?;
    let mails = latest_mails(db, &found).await?;
    let rows = found
        .into_iter()
        .map(|invitee| Invitee {
            answer: match invitee.declined_at {
                _ if yes.contains(&invitee.id) => Answer::Accepted,
                Some(_) => Answer::Declined,
                None => Answer::None,
            },
            name: [invitee.first_name, invitee.last_name].into_iter().flatten().collect::<Vec<_>>().join(" "),
            mail: mails.get(&invitee.id).cloned(),
            id: invitee.id,
            email: invitee.email,
            invited_at: invitee.invited_at,
            reminded_at: invitee.reminded_at,
        })
        .collect();
    Ok(Invitees { rows, count, accepted, declined, silent: count.saturating_sub(accepted + declined), page, pages })
}

/// The outbox knows an invitation by what its letter states; the mailbox's index makes the choice small.
async fn latest_mails(db: &Db, invitees: &[invitee::Model]) -> Result<HashMap<Uuid, MailState>, Error> {
    let mailboxes = invitees.iter().filter_map(|invitee| EmailAddress::stored(&invitee.email).ok()).map(|email| email.mailbox());
    let letters = outbox::Entity::find()
        .filter(outbox::Column::Mailbox.is_in(mailboxes))
        .filter(outbox::Column::Letter.eq("invitee"))
        .filter(outbox::Column::State.ne(OutboxState::Superseded))
        .order_by_asc(outbox::Column::Id)
        .all(db.reader())
        .await?;
    let mut latest: HashMap<Uuid, MailState> = HashMap::new();
    for row in letters {
        let Ok(Letter::Invitee { invitee, .. }) = serde_json::from_value(row.facts) else { continue };
        if latest.get(&invitee.invitee_id).is_some_and(|earlier| earlier.state == OutboxState::Failed) && row.state != OutboxState::Failed {
            continue;
        }
        latest.insert(invitee.invitee_id, MailState { letter: row.letter, state: row.state, error: row.last_error });
    }
    Ok(latest)
}

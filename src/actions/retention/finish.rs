//! Follows the traces of somebody who is a number already, in small pieces: each a transaction of its own that writes down how far it is, so
//! that what was broken off goes on, copies of the program share it, and no other writer waits. A piece may be done twice.

use std::collections::BTreeSet;

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use uuid::Uuid;

use super::anonymise::anonymise;
use super::held;
use super::traces::{Waiting, blank_mails};
use super::written::{self, Found};
use crate::app::App;
use crate::entity::outbox::{OutboxState, Urgency};
use crate::entity::{attendance, erasure, event, kept_name, outbox, registration};
use crate::error::Error;
use crate::outbox::{Posting, post};
use crate::rules::erasing::{CHANGED, Stage};
use crate::rules::letter::Letter;
use crate::rules::names::EmailAddress;
use crate::rules::retention::{ERASED_ADDRESS, Erased};

/// Registrations of one transaction: each has mails, marks and answers.
const REGISTRATIONS: u64 = 20;

/// How far it is after a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    More,
    /// A mail has to leave first.
    Waits,
    Done,
}

/// Finishes what was begun and whose mails have left by now; gives how many people.
///
/// # Errors
/// The database's, after what could be done was done.
pub async fn finish_all(app: &App) -> Result<usize, Error> {
    use erasure::Column;
    let open = erasure::Entity::find().filter(Column::FinishedAt.is_null()).filter(Column::DecidedAt.is_not_null()).order_by_asc(Column::DecidedAt);
    let people: Vec<Uuid> = open.select_only().column(Column::PersonId).into_tuple().all(app.db.reader()).await?;
    let (mut done, mut trouble) = (0, None);
    for person in people {
        match finish(app, person).await {
            Ok(finished) => done += usize::from(finished),
            Err(error) => trouble = Some(error),
        }
    }
    trouble.map_or(Ok(done), Err)
}

/// Whether nothing is left to erase.
pub(super) async fn finish(app: &App, person_id: Uuid) -> Result<bool, Error> {
    loop {
        match step(app, person_id).await? {
            Step::More => {}
            Step::Waits => return Ok(false),
            Step::Done => {
                app.db.tidy().await?;
                return Ok(true);
            }
        }
    }
}

/// One piece.
///
/// # Errors
/// `NotFound` of somebody who is not being erased.
pub async fn step(app: &App, person_id: Uuid) -> Result<Step, Error> {
    let row = erasure::Entity::of(person_id).one(app.db.reader()).await?.ok_or(Error::NotFound)?;
    if row.decided_at.is_none() {
        return Err(Error::NotFound);
    }
    // By another copy, since it was found open.
    if row.finished_at.is_some() {
        return Ok(Step::Done);
    }
    // Begun before it was done in pieces: all of it once more.
    let stage = row.stage().unwrap_or(Stage::ALL[0]);
    let found = written::look(app, &row, stage).await?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { take(transaction, &ground, &row, stage, &found).await })).await
}

async fn take(transaction: &DatabaseTransaction, app: &App, seen: &erasure::Model, stage: Stage, found: &Found) -> Result<Step, Error> {
    let row = erasure::Entity::find_by_id(seen.id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
    // Another copy was here meanwhile.
    if (&row.stage, row.looked_until, row.finished_at) != (&seen.stage, seen.looked_until, None) {
        return Ok(if row.finished_at.is_some() { Step::Done } else { Step::More });
    }
    let step = match stage {
        Stage::Registrations => registrations(transaction, app, &row).await?,
        Stage::OwnMails => own_mails(transaction, &row).await?,
        Stage::Letter => tell(transaction, app, &row).await?,
        Stage::LastMail => last_mail(transaction, &row).await?,
        _ => {
            if let Some(before) = written::blank(transaction, &row, stage, found).await? {
                return go_on(transaction, &row, stage, before).await.map(|()| Step::Waits);
            }
            if !found.ended {
                return go_on(transaction, &row, stage, found.until).await.map(|()| Step::More);
            }
            Step::Done
        }
    };
    match (step, stage.next()) {
        (Step::Done, Some(next)) => go_on(transaction, &row, next, None).await.map(|()| Step::More),
        (Step::Done, None) => {
            let change = erasure::ActiveModel {
                id: Unchanged(row.id),
                finished_at: Set(Some(app.clock.now().into())),
                stage: Set(None),
                looked_until: Set(None),
                trail: Set(None),
                ..Default::default()
            };
            erasure::Entity::update(change).exec(transaction).await?;
            Ok(Step::Done)
        }
        (step, _) => Ok(step),
    }
}

async fn go_on(transaction: &DatabaseTransaction, row: &erasure::Model, stage: Stage, looked_until: Option<Uuid>) -> Result<(), Error> {
    let change = erasure::ActiveModel { id: Unchanged(row.id), stage: Set(Some(stage.code().to_owned())), looked_until: Set(looked_until), ..Default::default() };
    erasure::Entity::update(change).exec(transaction).await?;
    Ok(())
}

/// Some of those that are not numbers yet.
async fn registrations(transaction: &DatabaseTransaction, app: &App, row: &erasure::Model) -> Result<Step, Error> {
    use registration::Column;
    let known = registration::Entity::find().filter(Column::PersonId.eq(row.person_id)).filter(Column::Email.ne(ERASED_ADDRESS));
    let rows = known.order_by_asc(Column::Id).limit(REGISTRATIONS).all(transaction).await?;
    keep_names(transaction, app, &rows).await?;
    anonymise(transaction, app, &rows, Waiting::Leave, &mut Erased::default()).await?;
    Ok(if (rows.len() as u64) < REGISTRATIONS { Step::Done } else { Step::More })
}

/// Who was at a held event keeps a name on its list.
async fn keep_names(transaction: &DatabaseTransaction, app: &App, rows: &[registration::Model]) -> Result<(), Error> {
    let there = attendance::Entity::find().filter(attendance::Column::RegistrationId.is_in(rows.iter().map(|row| row.id))).select_only().column(attendance::Column::RegistrationId);
    let there: BTreeSet<Uuid> = there.into_tuple().all(transaction).await?.into_iter().collect();
    let events = event::Entity::find().filter(event::Column::Id.is_in(rows.iter().map(|row| row.event_id))).filter(held(app.today()));
    let events: BTreeSet<Uuid> = events.select_only().column(event::Column::Id).into_tuple().all(transaction).await?.into_iter().collect();
    for row in rows.iter().filter(|row| there.contains(&row.id) && events.contains(&row.event_id)) {
        let kept = kept_name::Model {
            registration_id: row.id,
            event_id: row.event_id,
            first_name: row.first_name.clone(),
            last_name: row.last_name.clone(),
            organisation: row.organisation_text.clone(),
        };
        let once = OnConflict::column(kept_name::Column::RegistrationId).do_nothing().to_owned();
        kept_name::Entity::insert_many([kept.into_active_model()]).on_conflict(once).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// Mails about their registrations, and to their mailboxes about none, that still say so.
fn theirs(row: &erasure::Model) -> sea_orm::Select<outbox::Entity> {
    use outbox::Column;
    let own = registration::Entity::find().filter(registration::Column::PersonId.eq(row.person_id)).select_only().column(registration::Column::Id);
    let to_them = Condition::all().add(Column::Mailbox.is_in(row.trail().mailboxes)).add(Column::RegistrationId.is_null()).add(Column::CreatedAt.lte(row.decided_at));
    let fitting = Condition::any().add(Column::RegistrationId.in_subquery(own.into_query())).add(to_them);
    outbox::Entity::find().filter(fitting).filter(Column::Recipient.ne(ERASED_ADDRESS))
}

fn left(find: sea_orm::Select<outbox::Entity>) -> sea_orm::Select<outbox::Entity> {
    find.filter(outbox::Column::State.is_not_in([OutboxState::Queued, OutboxState::Sending]))
}

async fn own_mails(transaction: &DatabaseTransaction, row: &erasure::Model) -> Result<Step, Error> {
    let gone = left(theirs(row)).order_by_asc(outbox::Column::Id).limit(CHANGED).all(transaction).await?;
    if blank_mails(transaction, gone).await? > 0 {
        return Ok(Step::More);
    }
    Ok(if theirs(row).count(transaction).await? > 0 { Step::Waits } else { Step::Done })
}

/// Tells who asked by their own link; of the others, an organiser knows how they asked.
async fn tell(transaction: &DatabaseTransaction, app: &App, row: &erasure::Model) -> Result<Step, Error> {
    let Some(to) = row.trail().tell else { return Ok(Step::Done) };
    if let Ok(recipient) = EmailAddress::stored(&to.recipient) {
        let letter = Posting { letter: Letter::Erased, recipient, language: to.language, thread_message_id: None, caused_by_visitor: false, urgency: Urgency::AtOnce };
        post(transaction, &app.clock, app.mail_domain(), vec![letter]).await?;
        app.bell.notify_one();
    }
    Ok(Step::Done)
}

async fn last_mail(transaction: &DatabaseTransaction, row: &erasure::Model) -> Result<Step, Error> {
    use outbox::Column;
    if row.trail().tell.is_none() {
        return Ok(Step::Done);
    }
    let last = outbox::Entity::find().filter(Column::Mailbox.is_in(row.trail().mailboxes)).filter(Column::Letter.eq("erased"));
    blank_mails(transaction, left(last.clone()).all(transaction).await?).await?;
    Ok(if last.count(transaction).await? > 0 { Step::Waits } else { Step::Done })
}

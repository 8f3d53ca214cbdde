//! Reports that are due are put into the outbox: a link that asks to sign in, and no figures. Each occasion once, also when several copies
//! of the program look at the same moment; of occasions that were missed only the last.

use jiff::ToSpan;
use jiff::civil::Date;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::Read;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::followers::posting;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{event, organiser, programme, report_reader, report_schedule};
use crate::error::Error;
use crate::outbox;
use crate::rules::letter::Letter;
use crate::rules::report::Selection;
use crate::rules::report_schedule::{DAYS_AFTER_EVENT, ReportFacts, Scheduled};
use crate::rules::schedule::latest_daily;

/// Posts what is due; gives how many mails.
///
/// # Errors
/// The database's; those posted before stay.
pub async fn send_due(app: &App) -> Result<u64, Error> {
    let zone = app.zone();
    let Some(reached) = latest_daily(app.clock.now(), &app.config.time_zone, app.config.report_time) else { return Ok(0) };
    let today = zone.to_datetime(reached).date();
    let due: Vec<Uuid> = report_schedule::Entity::going_on()
        .filter(report_schedule::Column::DueOn.lte(today.to_string()))
        .order_by_asc(report_schedule::Column::DueOn)
        .order_by_asc(report_schedule::Column::Id)
        .select_only()
        .column(report_schedule::Column::Id)
        .into_tuple()
        .all(app.db.reader())
        .await?;
    let mut mails = 0;
    for id in due {
        let ground = app.clone();
        mails += app.db.write(move |transaction| Box::pin(async move { send(transaction, &ground, id, today).await })).await?;
    }
    if mails > 0 {
        app.bell.notify_one();
    }
    Ok(mails)
}

async fn send(transaction: &DatabaseTransaction, app: &App, id: Uuid, today: Date) -> Result<u64, Error> {
    // Locked: another copy waits here, and finds then that the next one is due later.
    let Some(row) = report_schedule::Entity::find_by_id(id).lock_exclusive().one(transaction).await? else { return Ok(0) };
    if row.ended_at.is_some() || row.due_on > today.to_string() {
        return Ok(0);
    }
    let (every, scheduled) = (row.every(), row.scheduled());
    let Some(about) = about(transaction, app, &scheduled.selection, today).await? else {
        return end(transaction, app, &row).await.map(|()| 0);
    };
    let next = report_schedule::ActiveModel { id: Unchanged(id), due_on: Set(every.next(today).to_string()), ..Default::default() };
    report_schedule::Entity::update(next).exec(transaction).await?;
    let read = Read::of(transaction, &scheduled.selection).await?;
    let period = scheduled.selection.event.is_none().then(|| row.covers().period(every, every.latest(today)));
    let scheduled = Scheduled { selection: Selection { period, ..scheduled.selection.clone() }, more: scheduled.more.clone() };
    let readers = report_reader::Entity::of(id).select_only().column(report_reader::Column::OrganiserId);
    let readers: Vec<Uuid> = readers.into_tuple().all(transaction).await?;
    let mut letters = Vec::new();
    for reader in organiser::Entity::find().filter(organiser::Column::Id.is_in(readers)).order_by_asc(organiser::Column::Id).all(transaction).await? {
        // Rights, role or account may be gone since.
        if !read.by_organiser(transaction, &reader).await? {
            continue;
        }
        let report = ReportFacts { organiser: reader.name.clone(), view: row.view(), scheduled: scheduled.clone(), about: about.clone() };
        letters.extend(posting(&reader, Letter::Report { report }));
    }
    let mails = letters.len() as u64;
    outbox::post(transaction, &app.clock, app.mail_domain(), letters).await?;
    Ok(mails)
}

/// Titles of what it is about; `None`: of something that is gone, or long over.
async fn about(transaction: &DatabaseTransaction, app: &App, selection: &Selection, today: Date) -> Result<Option<Vec<String>>, Error> {
    if let Some(id) = selection.event {
        let Some(event) = event::Entity::find_by_id(id).one(transaction).await? else { return Ok(None) };
        let zone = app.zone();
        let last = event.ends_at.and_then(|end| zone.to_datetime(end.0).date().checked_add(DAYS_AFTER_EVENT.days()).ok());
        return Ok(last.is_none_or(|last| today <= last).then(|| vec![event.title]));
    }
    let named = programme::Entity::find().filter(programme::Column::Id.is_in(selection.programmes.iter().copied())).order_by_asc(programme::Column::Name);
    let names: Vec<String> = named.all(transaction).await?.into_iter().map(|programme| programme.name).collect();
    Ok((names.len() == selection.programmes.len()).then_some(names))
}

/// By itself.
async fn end(transaction: &DatabaseTransaction, app: &App, row: &report_schedule::Model) -> Result<(), Error> {
    let change = report_schedule::ActiveModel { id: Unchanged(row.id), ended_at: Set(Some(app.clock.now().into())), ..Default::default() };
    report_schedule::Entity::update(change).exec(transaction).await?;
    let details = json!({ "event": row.scheduled().selection.event, "report_every": [row.every, null] });
    audit::record(transaction, &app.clock, ActorKind::System, None, "report.unschedule", Subject("report_schedule", row.id), details).await
}

//! Reminders, follow-ups, materials and attendance.

mod attendance;
mod desk;
mod follow_ups;
mod sending;

use belfry::actions::event::{SessionAttendance, SessionDetails, reschedule::reschedule};
use belfry::actions::reminder::save_rule::save_rule;
use belfry::actions::reminder::send::send_due;
use belfry::entity::session;
use belfry::rules::reminders::{Audience, Kind, ReminderRule, Unit};
use belfry::rules::schedule;
use sea_orm::EntityTrait as _;

use crate::registration::{NELE, register};
use crate::support::{Mail, TestApp, TestEvent};

/// A rule to whom it is usually for; `at` as `9:00`.
pub fn rule(kind: Kind, amount: u32, unit: Unit, at: &str) -> ReminderRule {
    ReminderRule { kind, anchor: kind.anchor(), amount, unit, at: schedule::time(at), audience: kind.audiences()[0] }
}

/// One day before at nine.
fn day_before() -> ReminderRule {
    rule(Kind::Reminder, 1, Unit::Days, "9:00")
}

pub async fn give(app: &TestApp, event: &TestEvent, rules: &[ReminderRule]) {
    for rule in rules {
        save_rule(app, NELE, event.id, None, *rule).await.expect("a rule");
    }
}

/// These people are registered and have read their confirmations.
async fn registered(app: &TestApp, event: &TestEvent, names: &[&str]) {
    for name in names {
        register(app, event, &format!("{name}@gemeente.example")).await;
    }
    app.deliver_mail().await;
}

/// What the reminders' job puts into the outbox now.
async fn due(app: &TestApp) -> u64 {
    send_due(app).await.expect("reminders")
}

/// Runs the job and the mail worker; recipients' names in order of the alphabet.
async fn sent(app: &TestApp) -> Vec<String> {
    due(app).await;
    names(&app.deliver_mail().await)
}

fn names(mails: &[Mail]) -> Vec<String> {
    let mut names: Vec<String> = mails.iter().map(|mail| mail.recipient().split('@').next().unwrap_or_default().to_owned()).collect();
    names.sort();
    names
}

/// Moves a session, as `2027-03-16T10:00` to `2027-03-16T11:30` in Brussels.
async fn moves(app: &TestApp, event: &TestEvent, at: usize, start: &str, end: &str) {
    let row = session::Entity::find_by_id(event.sessions[at].id).one(app.db.reader()).await.expect("rows").expect("a session");
    let zone = schedule::zone(&row.time_zone).expect("a zone");
    let moment = |local: &str| schedule::instant(local.parse().expect("a local time"), &zone, None).expect("a time that exists");
    let details = SessionDetails {
        title: row.title,
        starts_at: moment(start),
        ends_at: moment(end),
        time_zone: row.time_zone,
        place: row.place,
        address: row.address,
        place_hidden: row.place_hidden,
        venue: row.venue_id,
        join_url: row.join_url.map(|url| belfry::rules::names::WebAddress::parse(&url).expect("a link")),
        attendance: SessionAttendance::All,
        capacity: None,
    };
    reschedule(app, NELE, event.id, row.id, row.version, details).await.expect("moved");
}

/// To everybody, whoever was there.
fn to_all(rule: ReminderRule) -> ReminderRule {
    ReminderRule { audience: Audience::Registered, ..rule }
}

//! Rows of one event, in one transaction: people, registrations with their history, places, and who was there.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::close::close_lists;
use super::events::PastEvent;
use super::known::{Existing, Met, meet};
use super::read::Wanted;
use super::{How, Outcome, RowFault, Run};
use crate::actions::Acting;
use crate::actions::attendance::evidence;
use crate::actions::audit::{self, Subject};
use crate::actions::event::publish::make_public;
use crate::actions::registration::add::blank;
use crate::actions::registration::known_people::KnownPeople;
use crate::actions::registration::register::{OrganisationChoice, insert_persons};
use crate::actions::registration::status::{self, By, Counted, Step};
use crate::app::App;
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::event::EventStatus;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::registration_history::{self, ActorKind};
use crate::entity::{anonymised_event, person, registration, session, session_choice};
use crate::error::Error;
use crate::roster::Roster;
use crate::rules::past_columns::PastColumn;
use crate::rules::past_words::Said;
use crate::rules::places::{Claim, Part};
use crate::rules::registration::{Cause, Transition};
use crate::rules::search_text::fold;

/// Writes the rows of one event; `last`: there are no more of it in the file. Gives what became of each.
pub(super) async fn piece(
    transaction: &DatabaseTransaction,
    app: &App,
    run: Run,
    past: &PastEvent,
    rows: Vec<(usize, Wanted)>,
    last: bool,
) -> Result<Vec<(usize, Outcome)>, Error> {
    let Run { maker, how, .. } = run;
    let mut roster = Roster::lock(transaction, past.id, app.clock.now()).await?;
    if let Some(code) = no_more(&roster, app, how) {
        let refused = |(at, _)| (at, Outcome::Refused(vec![RowFault::of(PastColumn::Event, code)]));
        return Ok(rows.into_iter().map(refused).collect());
    }
    if roster.event.status == EventStatus::Draft {
        make_public(transaction, app, &roster.event, maker).await?;
        roster.event.status = EventStatus::Published;
        roster.event.version += 1;
    }
    // People that come to an event whose term was over before they came: the night looks at it again.
    anonymised_event::Entity::delete_many().filter(anonymised_event::Column::EventId.eq(past.id)).exec(transaction).await?;
    let current = PastEvent { sessions: roster.sessions.clone(), ..past.clone() };
    let existing = Existing::read(transaction, &[past.id], rows.iter().map(|(_, row)| row)).await?;
    let mut outcomes = Vec::with_capacity(rows.len());
    let (mut new, mut said) = (Vec::new(), Vec::new());
    for (at, row, met) in all_met(&current, rows, &existing) {
        match met {
            Err(fault) => outcomes.push((at, Outcome::Refused(vec![fault]))),
            Ok(Met::There { registration, differs, marks }) => {
                outcomes.push((at, Outcome::Known { registration, differs, marks: marks.len() }));
                said.extend(marks.into_iter().map(|(session, word)| (registration, session, word)));
            }
            Ok(Met::Nobody) => {
                outcomes.push((at, Outcome::New { status: row.status, marks: row.marks.len() }));
                new.push(row);
            }
        }
    }
    let people = new.len();
    said.extend(register(transaction, app, maker, &mut roster, &existing, new).await?);
    let marks = said.len();
    attend(transaction, app, run, &roster, said).await?;
    if people + marks > 0 {
        let actor = if maker.is_some() { ActorKind::Organiser } else { ActorKind::System };
        let noted = json!({ "imported": [null, people], "imported_marks": [null, marks] });
        audit::record(transaction, &app.clock, actor, maker.as_ref(), "registration.import", Subject("event", past.id), noted).await?;
    }
    if last && how.close_lists {
        close_lists(transaction, app, run, &roster).await?;
    }
    Ok(outcomes)
}

/// Why nothing is taken over any more, if it changed since it was looked at.
fn no_more(roster: &Roster, app: &App, how: How) -> Option<&'static str> {
    let event = &roster.event;
    match event.status {
        EventStatus::Cancelled => Some("event-cancelled"),
        EventStatus::Draft if !how.publish_drafts => Some("event-is-draft"),
        _ if event.ends_at.is_none_or(|end| end.0 > app.clock.now()) => Some("event-not-over"),
        _ => None,
    }
}

type MetRow = (usize, Wanted, Result<Met, RowFault>);

/// Rows of one human being meet what is there together.
fn all_met(event: &PastEvent, rows: Vec<(usize, Wanted)>, existing: &Existing) -> Vec<MetRow> {
    let mut people: BTreeMap<String, Vec<(usize, Wanted)>> = BTreeMap::new();
    for (at, row) in rows {
        people.entry(existing.key(&row)).or_default().push((at, row));
    }
    let mut met = Vec::new();
    for rows in people.into_values() {
        let wanted: Vec<&Wanted> = rows.iter().map(|(_, row)| row).collect();
        let found = meet(event, &wanted, existing);
        met.extend(rows.into_iter().zip(found).map(|((at, row), found)| (at, row, found)));
    }
    met.sort_by_key(|(at, ..)| *at);
    met
}

type Word = (Uuid, Uuid, Said);

/// Writes new registrations; gives what is said of their attendance.
async fn register(transaction: &DatabaseTransaction, app: &App, maker: Option<Acting>, roster: &mut Roster, existing: &Existing, rows: Vec<Wanted>) -> Result<Vec<Word>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let given: Vec<(String, OrganisationChoice)> = rows.iter().map(|row| (row.email.key(), choice(row))).collect();
    let known = KnownPeople::of(transaction, given.iter().map(|(key, choice)| (key.clone(), choice))).await?;
    let ids = persons(transaction, app, existing, &rows).await?;
    let (mut counted, mut said) = (Counted::default(), Vec::new());
    let (mut registrations, mut history, mut choices) = (Vec::new(), Vec::new(), Vec::new());
    for (row, (key, given)) in rows.into_iter().zip(given) {
        let person_id = ids.get(&key).copied().ok_or_else(|| Error::Internal(anyhow::anyhow!("a person who was written is not there")))?;
        // A name that was typed and reviewed before means an organisation of the register.
        let meant = if row.is_typed() { known.meant(&key, &given) } else { None };
        let (mut registration, steps) = stood(app, maker, roster, person_id, &row, meant)?;
        let chosen = row.chosen.iter().map(|id| Part::Session(*id)).filter(|part| roster.places.parts.contains_key(part));
        let claim = Claim { share: registration.share(), parts: registration.attendance_mode.map(AttendanceMode::part).into_iter().chain(chosen).collect() };
        if registration.holds_place {
            registration.overbooked = roster.places.shortage([&claim]).is_some();
            roster.places.take(&claim);
        }
        counted.new_one(&registration, &claim);
        choices.extend(row.chosen.iter().map(|session_id| session_choice::Model { registration_id: registration.id, session_id: *session_id }));
        said.extend(row.marks.iter().map(|(session, word)| (registration.id, *session, *word)));
        registrations.push(registration);
        history.extend(steps);
    }
    status::insert_past(transaction, &registrations, history).await?;
    if !choices.is_empty() {
        session_choice::Entity::insert_many(choices.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
    }
    counted.write(transaction, roster).await?;
    Ok(said)
}

fn choice(row: &Wanted) -> OrganisationChoice {
    row.organisation_id.map_or_else(|| OrganisationChoice::Named(row.organisation_text.clone().unwrap_or_default()), OrganisationChoice::Known)
}

/// Persons by the keys of their addresses; those who are new are written.
async fn persons(transaction: &DatabaseTransaction, app: &App, existing: &Existing, rows: &[Wanted]) -> Result<HashMap<String, Uuid>, Error> {
    let mut ids = existing.people.clone();
    let mut new = Vec::new();
    for row in rows {
        if let Entry::Vacant(entry) = ids.entry(row.email.key()) {
            let id = *entry.insert(app.clock.id());
            let names = (row.first_name.as_str(), row.last_name.as_str());
            new.push(person::Model::new(id, &row.email, names, &row.language, &row.share(), app.clock.now().into()).into_active_model());
        }
    }
    ids.extend(insert_persons(transaction, new).await?);
    Ok(ids)
}

/// A registration as it stood in the end, with its history at the moments of that time.
fn stood(
    app: &App,
    maker: Option<Acting>,
    roster: &Roster,
    person_id: Uuid,
    row: &Wanted,
    meant: Option<OrganisationChoice>,
) -> Result<(registration::Model, Vec<registration_history::ActiveModel>), Error> {
    let event = &roster.event;
    let began = event.starts_at.map_or_else(|| app.clock.now(), |start| start.0);
    let cancelled = row.cancelled_at;
    let registered = row.registered_at.unwrap_or_else(|| cancelled.map_or(began, |moment| moment.min(began)));
    let (organisation_id, organisation_text) = match meant {
        Some(OrganisationChoice::Known(id)) => (Some(id), None),
        Some(OrganisationChoice::Named(name)) => (None, Some(name)),
        None => (row.organisation_id, row.organisation_text.clone()),
    };
    let holds_place = row.status == RegistrationStatus::Confirmed;
    let registration = registration::Model {
        status: row.status,
        email: row.email.as_str().to_owned(),
        first_name: row.first_name.as_str().to_owned(),
        last_name: row.last_name.as_str().to_owned(),
        name_folded: row.name_folded(),
        organisation_id,
        organisation_folded: organisation_text.as_deref().map(fold),
        organisation_text,
        function_category: row.function.map(str::to_owned),
        job_title: row.job_title.clone(),
        language: row.language.clone(),
        attendance_mode: row.mode,
        holds_place,
        queued_at: (row.status == RegistrationStatus::Waitlisted).then(|| registered.into()),
        version: i32::from(cancelled.is_some()),
        created_at: registered.into(),
        updated_at: cancelled.unwrap_or(registered).into(),
        ..blank(app, event.id, person_id)
    };
    let step = Step::new(Transition::Import, maker.map_or(By::System, By::Organiser)).caused_by(Cause::MovedIn);
    let entry = |from, to, number, at: Timestamp| {
        step.history(&app.clock, registration.id, from, to, number).map(|entry| registration_history::ActiveModel { at: Set(at.into()), ..entry })
    };
    let history = match cancelled {
        Some(cancelled) => {
            vec![entry(None, RegistrationStatus::Confirmed, 0, registered)?, entry(Some(RegistrationStatus::Confirmed), RegistrationStatus::Cancelled, 1, cancelled)?]
        }
        None => vec![entry(None, row.status, 0, registered)?],
    };
    Ok((registration, history))
}

/// Evidence of who was there, and what it amounts to by the event's rule.
async fn attend(transaction: &DatabaseTransaction, app: &App, run: Run, roster: &Roster, said: Vec<Word>) -> Result<(), Error> {
    let mut people: BTreeMap<Uuid, HashSet<Uuid>> = BTreeMap::new();
    let mut pieces = Vec::with_capacity(said.len());
    for (registration, session_id, word) in said {
        let Some(session) = roster.sessions.iter().find(|session| session.id == session_id) else { continue };
        people.entry(session_id).or_default().insert(registration);
        pieces.push(piece_of(app, run, session, registration, word));
    }
    evidence::add(transaction, pieces).await?;
    for session in &roster.sessions {
        if let Some(people) = people.remove(&session.id) {
            let mut people: Vec<Uuid> = people.into_iter().collect();
            people.sort_unstable();
            evidence::settle(transaction, &roster.event, session, &people).await?;
        }
    }
    Ok(())
}

/// One word of the file about one session, which is said as of its end.
pub(super) fn piece_of(app: &App, run: Run, session: &session::Model, registration: Uuid, word: Said) -> attendance_evidence::Model {
    let (mark, seconds) = match word {
        Said::Mark(mark) => (Some(mark.into()), None),
        Said::Lasted(seconds) => (None, i32::try_from(seconds).ok()),
    };
    let at = session.ends_at;
    attendance_evidence::Model { mark, seconds, at, source_id: Some(run.id), ..evidence::piece(&app.clock, run.maker, session.id, registration, EvidenceKind::Earlier) }
}

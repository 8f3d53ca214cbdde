//! Changing what one chose and answered, by link or from the desk. The place stays; parts of it may change.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;
use validator::Validate;

use super::announce::waiting_letters;
use super::calendar::{Revised, Untold, earlier, first_invitation, next_revision, withdraw};
use super::facts::{Belongings, carrying, event_facts, invitation_facts, letter_rows, programme_facts, registration_facts, session_facts};
use super::holder::{Holder, goes_on, is_too_late};
use super::price;
use super::promote::fill_places;
use super::questionnaire::Questionnaire;
use super::register::choice_fault;
use super::status::Counted;
use super::tell::{insert_invitations, revive};
use crate::app::App;
use crate::entity::outbox as outbox_row;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::session::SessionInclusion;
use crate::entity::{Moment, answer, event_price, invitation, participation_needs, registration, registration_price, session, session_choice, slot};
use crate::error::{Error, FieldErrors, Refusal};
use crate::outbox;
use crate::revisions::Revisions;
use crate::roster::Roster;
use crate::rules::language::Language;
use crate::rules::letter::Letter;
use crate::rules::places::Part;
use crate::rules::price::InvoiceData;
use crate::rules::questions::Given;
use crate::rules::registration::Cause;
use crate::rules::registration_rules::Consents;
use crate::rules::session_choice::{Slot, choose};

/// All that may be changed, as it is to be.
#[derive(Debug, Clone, Validate)]
pub struct Changes {
    #[validate(length(max = 120, code = "too-long"))]
    pub job_title: Option<String>,
    /// Of the letters.
    pub language: Language,
    pub attendance_mode: Option<AttendanceMode>,
    /// Sessions named in the form; those included for all may be among them.
    pub sessions: Vec<Uuid>,
    /// What was sent for the organiser's questions: key and value.
    pub answers: Vec<(String, String)>,
    #[validate(length(max = 2000, code = "too-long"))]
    pub remarks: Option<String>,
    #[validate(length(max = 500, code = "too-long"))]
    pub diet: Option<String>,
    #[validate(length(max = 1000, code = "too-long"))]
    pub access: Option<String>,
    pub consents: Consents,
    /// Who gets the invoice; `None` leaves it as it is. Kept where the registration costs something.
    pub invoice: Option<InvoiceData>,
}

/// Saves `changes`; sessions that were left go out of the calendar, new ones come into it.
///
/// # Errors
/// `NotFound`; `Forbidden`; `Invalid` with the faults at the fields, also for a session or option that is full;
/// `Refused` with `NotActive`, `TooLateToChange`, `Past` or `EventCancelled`.
pub async fn change(app: &App, holder: Holder, changes: Changes) -> Result<(), Error> {
    change_at(app, holder, None, changes).await
}

/// The same over the `version` that was seen; `None`: whatever it is.
///
/// # Errors
/// Those of [`change`], and `Refused(ChangedMeanwhile)`.
pub async fn change_at(app: &App, holder: Holder, version: Option<i32>, changes: Changes) -> Result<(), Error> {
    changes.validate().map_err(|errors| Error::Invalid(FieldErrors::of(&errors, &["job_title", "remarks", "diet", "access"])))?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (mut roster, registration) = holder.lock(transaction, &ground).await?;
                if version.is_some_and(|version| version != registration.version) {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                if !registration.status.is_active() {
                    return Err(Refusal::NotActive.into());
                }
                goes_on(&roster, &ground)?;
                if !holder.is_organiser() && is_too_late(&roster, roster.event.rules().change_until, &ground) {
                    return Err(Refusal::TooLateToChange.into());
                }
                let (id, before) = (registration.id, registration.attendance_mode);
                let switches = before.zip(changes.attendance_mode).is_some_and(|(before, after)| before != after);
                if switches && !holder.is_organiser() && is_too_late(&roster, Some(roster.event.rules().switching_until()), &ground) {
                    let mut faults = FieldErrors::default();
                    faults.add("attendance_mode", "too-late-to-switch");
                    return Err(Error::Invalid(faults));
                }
                save(transaction, &ground, &mut roster, registration, &changes).await?;
                let mut noted = json!({ "event": roster.event.id });
                if switches {
                    noted["attendance_mode"] = json!([before.map(AttendanceMode::code), changes.attendance_mode.map(AttendanceMode::code)]);
                }
                holder.note(transaction, &ground, "registration.change", id, noted).await?;
                // A session that was left may be what somebody waits for.
                fill_places(transaction, &ground, &mut roster, Cause::PlaceFreed).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(())
}

/// A choice as it was and as it is to be.
struct Choice {
    sessions: Vec<Uuid>,
    given: Vec<Given>,
}

async fn save(transaction: &DatabaseTransaction, app: &App, roster: &mut Roster, registration: registration::Model, changes: &Changes) -> Result<(), Error> {
    if let Some(invoice) = &changes.invoice {
        write_invoice(transaction, app, &registration, invoice).await?;
    }
    let questionnaire = Questionnaire::of(transaction, roster.event.id).await?;
    let choice = read(transaction, roster, &questionnaire, changes).await?;
    let before = roster.claims(transaction, std::slice::from_ref(&registration)).await?.remove(&registration.id).map(|claim| claim.parts).unwrap_or_default();
    let mode = changes.attendance_mode.map(AttendanceMode::part);
    let after: Vec<Part> = choice.sessions.iter().map(|session| Part::Session(*session)).chain(questionnaire.parts(&choice.given)).chain(mode).collect();
    let full = after.iter().find(|part| !before.contains(part) && !roster.places.parts.get(part).copied().unwrap_or_default().has(1));
    if let Some(part) = full {
        return Err(Error::Invalid(part_full(roster, &questionnaire, *part)));
    }
    if registration.holds_place {
        let mut counted = Counted::default();
        before.iter().filter(|part| !after.contains(part)).for_each(|part| counted.part(*part, -1));
        after.iter().filter(|part| !before.contains(part)).for_each(|part| counted.part(*part, 1));
        counted.write(transaction, roster).await?;
    }
    write_row(transaction, app, roster, &registration, changes).await?;
    let left = write_sessions(transaction, registration.id, &choice.sessions).await?;
    answer::Entity::delete_many()
        .filter(answer::Column::RegistrationId.eq(registration.id))
        .filter(answer::Column::QuestionId.is_in(questionnaire.ids()))
        .exec(transaction)
        .await?;
    let answers = questionnaire.answers(&app.clock, registration.id, &choice.given, changes.language, roster.event.language());
    if !answers.is_empty() {
        answer::Entity::insert_many(answers.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
    }
    write_needs(transaction, roster, registration.id, changes).await?;
    if registration.status == RegistrationStatus::Confirmed {
        let switched = registration.attendance_mode.is_some() && registration.attendance_mode != changes.attendance_mode;
        follow_in_calendar(transaction, app, roster, registration.id, &left, switched).await?;
    }
    Ok(())
}

async fn read(transaction: &DatabaseTransaction, roster: &Roster, questionnaire: &Questionnaire, changes: &Changes) -> Result<Choice, Error> {
    let offered: Vec<_> = roster.sessions.iter().map(session::Model::offered).collect();
    let slots: Vec<Slot> = slot::Entity::of(roster.event.id).all(transaction).await?.into_iter().map(|slot| Slot { id: slot.id, none_allowed: slot.none_allowed }).collect();
    let mut faults = FieldErrors::default();
    let sessions = choose(&offered, &slots, &changes.sessions).unwrap_or_else(|found| {
        faults.0.extend(found.into_iter().map(choice_fault));
        Vec::new()
    });
    let given = questionnaire.read(&changes.answers, changes.attendance_mode).unwrap_or_else(|found| {
        faults.0.extend(found.0);
        Vec::new()
    });
    faults.into_result().map(|()| Choice { sessions, given })
}

fn part_full(roster: &Roster, questionnaire: &Questionnaire, part: Part) -> FieldErrors {
    let mut errors = FieldErrors::default();
    match part {
        Part::Session(id) => {
            let slot = roster.sessions.iter().find(|session| session.id == id && session.inclusion == SessionInclusion::Slot).and_then(|session| session.slot_id);
            errors.add(&slot.map_or_else(|| "session".to_owned(), |slot| format!("slot_{slot}")), "session-full");
        }
        Part::Option(id) => errors.add(&questionnaire.field_of(id), "option-full"),
        Part::Room => errors.add("attendance_mode", "room-full"),
        Part::Online => errors.add("attendance_mode", "online-full"),
    }
    errors
}

async fn write_row(transaction: &DatabaseTransaction, app: &App, roster: &Roster, before: &registration::Model, changes: &Changes) -> Result<(), Error> {
    let now = Moment(app.clock.now());
    let asked = roster.event.rules().consents;
    // A consent keeps the moment at which it was first given.
    let consent = |asked: bool, given: bool, before: Option<Moment>| if asked && given { Some(before.unwrap_or(now)) } else { None };
    registration::Entity::update_many()
        .col_expr(registration::Column::JobTitle, Expr::value(changes.job_title.clone()))
        .col_expr(registration::Column::Language, Expr::value(changes.language.code()))
        .col_expr(registration::Column::AttendanceMode, Expr::value(changes.attendance_mode))
        .col_expr(registration::Column::Remarks, Expr::value(changes.remarks.clone()))
        .col_expr(registration::Column::PhotoConsentAt, Expr::value(consent(asked.photo, changes.consents.photo, before.photo_consent_at)))
        .col_expr(registration::Column::ListConsentAt, Expr::value(consent(asked.list, changes.consents.list, before.list_consent_at)))
        .col_expr(registration::Column::InformedConsentAt, Expr::value(consent(asked.informed, changes.consents.informed, before.informed_consent_at)))
        .col_expr(registration::Column::Version, Expr::col(registration::Column::Version).add(1))
        .col_expr(registration::Column::UpdatedAt, Expr::value(now))
        .filter(registration::Column::Id.eq(before.id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// A free registration has none.
async fn write_invoice(transaction: &DatabaseTransaction, app: &App, registration: &registration::Model, invoice: &InvoiceData) -> Result<(), Error> {
    let Some(recorded) = registration_price::Entity::find_by_id(registration.id).one(transaction).await? else { return Ok(()) };
    let asked = event_price::Entity::find_by_id(registration.event_id).one(transaction).await?;
    let needed = asked.is_some_and(|price| price::is_needed(price.invoice_data, recorded.cents));
    price::faults(invoice, needed).into_result()?;
    let row = registration_price::Model { version: recorded.version + 1, updated_at: app.clock.now().into(), ..recorded };
    price::write(transaction, price::with_invoice(row, invoice), true).await
}

/// Returns the sessions that were left.
async fn write_sessions(transaction: &DatabaseTransaction, id: Uuid, chosen: &[Uuid]) -> Result<Vec<Uuid>, Error> {
    let before: Vec<Uuid> =
        session_choice::Entity::find().filter(session_choice::Column::RegistrationId.eq(id)).all(transaction).await?.into_iter().map(|choice| choice.session_id).collect();
    let left: Vec<Uuid> = before.iter().filter(|session| !chosen.contains(session)).copied().collect();
    if !left.is_empty() {
        let gone = session_choice::Entity::delete_many().filter(session_choice::Column::RegistrationId.eq(id));
        gone.filter(session_choice::Column::SessionId.is_in(left.iter().copied())).exec(transaction).await?;
    }
    let new: Vec<_> =
        chosen.iter().filter(|session| !before.contains(session)).map(|session| session_choice::Model { registration_id: id, session_id: *session }.into_active_model()).collect();
    if !new.is_empty() {
        session_choice::Entity::insert_many(new).exec_without_returning(transaction).await?;
    }
    Ok(left)
}

async fn write_needs(transaction: &DatabaseTransaction, roster: &Roster, id: Uuid, changes: &Changes) -> Result<(), Error> {
    let asked = roster.event.rules().needs;
    participation_needs::Entity::delete_by_id(id).exec(transaction).await?;
    let needs = participation_needs::Model { registration_id: id, diet: changes.diet.clone().filter(|_| asked.diet), access: changes.access.clone().filter(|_| asked.access) };
    if needs.diet.is_some() || needs.access.is_some() {
        participation_needs::Entity::insert(needs.into_active_model()).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// A CANCEL for each session that was left, a REQUEST for each new one; nothing for what is over. What still waits to be
/// sent about a session that was left or comes back is set aside. A further REQUEST for all of them who `switched`
/// between room and online.
async fn follow_in_calendar(transaction: &DatabaseTransaction, app: &App, roster: &Roster, id: Uuid, left: &[Uuid], switched: bool) -> Result<(), Error> {
    let now = app.clock.now();
    let registration = registration::Entity::find_by_id(id).one(transaction).await?.ok_or(Error::NotFound)?;
    let rows = std::slice::from_ref(&registration);
    let revived = revive(transaction, app, roster, rows, now).await?;
    let revisions = Revisions::of(transaction, roster.event.clone()).await?;
    let belongings = Belongings::of(transaction, rows, &roster.sessions).await?;
    let mut revised = Revised::default();
    let gone: Vec<invitation::Model> = belongings.invitations(&registration).iter().filter(|invitation| left.contains(&invitation.session_id)).cloned().collect();
    let unsent = set_aside_about(transaction, &registration, left).await?;
    let untold = Untold::of(transaction, &unsent).await?;
    let withdrawn = withdraw(app, &revisions, &gone, &untold, &mut revised);
    let valid = |session: Uuid| belongings.invitations(&registration).iter().find(|invitation| invitation.session_id == session && !invitation.cancelled);
    let ahead = roster.sessions.iter().filter(|session| session.is_attended(belongings.chosen(&registration)) && session.ends_at.0 > now);
    // Who switches between room and online finds the other place, or the way in, in the same entry.
    let moved: Vec<invitation::Model> = ahead
        .filter(|_| switched)
        .filter_map(|session| valid(session.id).map(|entry| next_revision(&app.clock, entry, session.sequence, false)))
        .filter(|entry| revived.iter().all(|other| other.id != entry.id))
        .collect();
    moved.iter().for_each(|entry| revised.next(entry));
    revised.write(transaction).await?;
    let attended: Vec<&session::Model> = roster.sessions.iter().filter(|session| session.is_attended(belongings.chosen(&registration)) && session.ends_at.0 > now).collect();
    let new = attended.iter().filter(|session| valid(session.id).is_none());
    let new: Vec<invitation::Model> = new
        .map(|session| {
            first_invitation(&app.clock, &app.keys, app.links.host(), app.config.invitation_asks_answer, id, session, earlier(belongings.invitations(&registration), session.id))
        })
        .collect();
    insert_invitations(transaction, new.clone()).await?;
    let event = event_facts(&roster.event, programme_facts(transaction, &roster.event).await?.as_ref());
    let facts = registration_facts(&registration, belongings.names(&registration), &event, &belongings.attended(&registration, &roster.sessions));
    let mut letters = Vec::new();
    for entry in withdrawn {
        let mut registration = carrying(&facts, &entry.session, &entry.invitation);
        registration.event.title = entry.event_title;
        letters.push(Letter::Withdrawal { registration, whole: false });
    }
    for invitation in new.iter().chain(&revived).chain(&moved) {
        let Some(session) = attended.iter().find(|session| session.id == invitation.session_id) else { continue };
        letters.push(Letter::Invitation { registration: carrying(&facts, &session_facts(session), &invitation_facts(invitation)) });
    }
    outbox::insert(transaction, letter_rows(&app.clock, app.mail_domain(), &registration, letters, belongings.thread(&registration), false)?).await
}

/// Updates of sessions that were left, and further invitations to them, need not be sent any more: gives those that are not.
async fn set_aside_about(transaction: &DatabaseTransaction, registration: &registration::Model, left: &[Uuid]) -> Result<Vec<(outbox_row::Model, Letter)>, Error> {
    if left.is_empty() {
        return Ok(Vec::new());
    }
    let waiting = waiting_letters(transaction, std::slice::from_ref(registration)).await?.remove(&registration.id).unwrap_or_default();
    let is_about = |letter: &Letter| {
        matches!(letter, Letter::Invitation { .. } | Letter::Changed { .. }) && letter.calendar_message().is_some_and(|(_, session)| left.contains(&session.session_id))
    };
    let unsent: Vec<_> = waiting.into_iter().filter(|(_, letter)| is_about(letter)).collect();
    outbox::set_aside(transaction, &unsent.iter().map(|(row, _)| row.id).collect::<Vec<_>>()).await?;
    Ok(unsent)
}

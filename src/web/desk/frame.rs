//! What every page of the desk needs: the organiser, what the role may do, the notice of what was just done.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;
use uuid::Uuid;

use crate::actions::event::collect::Announcement;
use crate::error::{Error, FieldErrors};
use crate::rules::language::Language;
use crate::rules::permission::{Permission, Scope, allows};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::form::Fields;
use crate::web::page::page;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// What may stand in `?done=`; each has a text, `desk-done-{name}`.
const DONE: &[&str] = &[
    "retention-held",
    "retention-lifted",
    "person-erased",
    "erasure-closed",
    "report-scheduled",
    "report-rescheduled",
    "report-ended",
    "report-left",
    "attendance-overruled",
    "attendance-rules-saved",
    "evidence-withdrawn",
    "created",
    "copied",
    "series-made",
    "series-sessions-made",
    "series-published",
    "series-published-some",
    "planned-dropped",
    "saved",
    "published",
    "publishing-planned",
    "publishing-withdrawn",
    "unpublished",
    "archived",
    "unarchived",
    "goes-ahead",
    "kind-saved",
    "event-cancelled",
    "session-added",
    "session-saved",
    "session-removed",
    "registration-cancelled",
    "mail-queued",
    "signed-in",
    "nothing-changed",
    "saved-overbooked",
    "saved-promoted",
    "rules-saved",
    "secret-link-renewed",
    "question-saved",
    "question-removed",
    "question-moved",
    "approved",
    "declined",
    "picked",
    "restored",
    "handed-over",
    "invited",
    "invitees-planned",
    "invited-unsubscribed",
    "reminded",
    "invitation-withdrawn",
    "changes-collected",
    "changes-sent",
    "changes-withdrawn",
    "session-put-back",
    "saved-told",
    "message-scheduled",
    "message-sending",
    "message-tried",
    "message-to-draft",
    "message-withdrawn",
    "message-removed",
    "letters-saved",
    "paragraph-saved",
    "following-saved",
    "mails-queued",
    "mail-withdrawn",
    "mail-resent",
    "address-changed",
    "address-cleared",
    "reminder-saved",
    "reminder-removed",
    "usual-reminders",
    "material-saved",
    "material-removed",
    "material-told",
    "programme-created",
    "programme-saved",
    "programme-removed",
    "logo-added",
    "logo-removed",
    "sites-saved",
    "attendance-saved",
    "attendance-closed",
    "attendance-reopened",
    "certificates-issued",
    "certificates-sent",
    "certificate-settings-saved",
    "check-in-undone",
    "device-revoked",
    "attendance-imported",
    "attendance-import-known",
    "attendance-import-undone",
    "attendance-import-discarded",
    "paper-saved",
    "sheet-added",
    "sheet-removed",
    "code-shown",
    "codes-stopped",
    "question-answered",
    "question-answered-public",
    "question-published",
    "question-off-page",
    "question-hidden",
    "question-back",
    "account-saved",
    "second-step-removed",
    "second-step-reset",
    "no-second-step",
    "session-ended",
    "other-sessions-ended",
    "organiser-added",
    "organiser-saved",
    "organiser-switched-off",
    "organiser-switched-on",
    "token-ended",
    "webhook-saved",
    "webhook-on",
    "webhook-off",
    "webhook-tested",
    "webhook-secret-ended",
    "webhook-removed",
    "webhook-replayed",
    "webhooks-replayed",
    "desk-link-made",
    "desk-link-ended",
    "view-saved",
    "view-removed",
    "participant-added",
    "participant-added-quietly",
    "tagged",
    "untagged",
    "note-saved",
    "organisation-corrected",
    "people-merged",
    "people-apart",
    "organisation-recognised",
    "venue-saved",
    "venue-saved-told",
    "venue-archived",
    "venue-restored",
    "speaker-saved",
    "speaker-removed",
    "speaker-moved",
    "agenda-saved",
    "agenda-removed",
    "prices-saved",
    "invoice-saved",
    "evaluation-saved",
    "evaluation-removed",
    "evaluation-template-saved",
    "evaluation-template-removed",
    "evaluation-templates-added",
    "evaluation-question-saved",
    "evaluation-question-moved",
    "evaluation-question-removed",
];

/// A page of the desk.
pub fn desk_page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, template: &str, context: impl Serialize) -> Response {
    let may = |permission| allows(signed_in.acting.role, permission);
    let desk = context! {
        csrf => signed_in.form_token(site),
        organiser => context! { name => signed_in.name.as_str(), role => signed_in.acting.role.code() },
        may => context! {
            edit => may(Permission::EditEvents),
            edit_kinds => may(Permission::EditKinds),
            edit_programmes => may(Permission::EditProgrammes),
            cancel => may(Permission::ChangeRegistrations),
            see_needs => may(Permission::SeeNeeds),
            see_mail => may(Permission::SeeMail),
            retry => may(Permission::RetryMail),
            message => may(Permission::SendMessages),
            see_participants => may(Permission::SeeParticipants),
            take_attendance => may(Permission::TakeAttendance),
            close_attendance => may(Permission::CloseAttendance),
            give_desk_links => may(Permission::GiveDeskLinks),
            read_history => may(Permission::ReadHistory),
            erase => may(Permission::ErasePeople),
            import_past => may(Permission::ImportHistory),
            manage_team => may(Permission::ManageTeam),
            see_system => may(Permission::SeeSystem),
            see_all => signed_in.scope == Scope::All,
        },
        done => done_words(viewer),
        errors => Vec::<()>::new(),
        ..Value::from(())
    };
    page(site, viewer, status, template, context! { ..Value::from(Serde(context)), ..desk })
}

/// Plain data as a template sees it.
pub fn value(data: impl Serialize) -> Value {
    Value::from(Serde(data))
}

fn done_words(viewer: &Viewer) -> Option<String> {
    let query = query(viewer);
    let done = DONE.iter().copied().find(|done| *done == query.get("done"))?;
    let told: i64 = query.get("told").parse::<u32>().unwrap_or(0).into();
    Some(text_with(viewer.language, &format!("desk-done-{done}"), [("told", FluentValue::from(told))]))
}

/// What stands behind the question mark.
pub fn query(viewer: &Viewer) -> Fields {
    Fields::parse(viewer.path.split_once('?').map_or("", |(_, query)| query).as_bytes())
}

/// The page of a list that was asked for, from 1.
pub fn page_number(query: &Fields) -> u64 {
    query.get("page").parse::<u32>().map_or(1, |page| u64::from(page.max(1)))
}

/// A key in an address.
///
/// # Errors
/// `NotFound` for what can be none of ours.
pub fn id(text: &str) -> Result<Uuid, Error> {
    Uuid::parse_str(text).map_err(|_| Error::NotFound)
}

/// After something was done: to a page that says so.
pub fn done(path: &str, what: &str) -> Response {
    debug_assert!(DONE.contains(&what), "{what} has no text");
    Redirect::to(&format!("{path}?done={what}")).into_response()
}

/// After something was done that `told` people hear of.
pub fn done_telling(path: &str, what: &str, told: u64) -> Response {
    debug_assert!(DONE.contains(&what), "{what} has no text");
    Redirect::to(&format!("{path}?done={what}&told={told}")).into_response()
}

/// After an edit: what was done, if people hear of it now; else that they will.
pub fn done_announcing(path: &str, what: &str, announcement: Announcement) -> Response {
    let what = if announcement.due_at.is_some() { "changes-collected" } else { what };
    done_telling(path, what, announcement.people)
}

/// Labels of the fields that have a fault, for the summary on top: `desk-label-{field}`; those of an option's row
/// or of a further date say which.
pub fn labels(language: Language, faults: &FieldErrors) -> BTreeMap<String, String> {
    let label = |field: &str| match field.strip_prefix("option_").and_then(|rest| rest.split_once('_')) {
        Some((row, part)) => {
            let number = row.parse::<i64>().unwrap_or(0) + 1;
            let part = text(language, &format!("desk-label-option-{}", part.split('_').next().unwrap_or_default()));
            format!("{}: {part}", text_with(language, "desk-option-number", [("number", FluentValue::from(number))]))
        }
        None => match further_date(field) {
            Some((number, part)) => {
                let part = text(language, &format!("desk-label-{}", part.replace('_', "-")));
                format!("{}: {part}", text_with(language, "desk-date-number", [("number", FluentValue::from(number))]))
            }
            None => text(language, &format!("desk-label-{}", field.replace('_', "-"))),
        },
    };
    faults.0.iter().map(|fault| (fault.field.clone(), label(&fault.field))).collect()
}

/// Which date of a new event, from 2, and which field of it: `dates[0][start]`.
fn further_date(field: &str) -> Option<(i64, &str)> {
    let (at, part) = field.strip_prefix("dates[")?.strip_suffix(']')?.split_once("][")?;
    Some((at.parse::<i64>().ok()? + 2, part))
}

//! One person: all registrations, notes, mails, addresses, and what happened; where they work, put right.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done, done_telling, id, labels, value};
use super::mail::standing;
use super::organisation_choice::required_organisation;
use crate::actions::person::correct_organisation::correct_organisation;
use crate::actions::person::note::{LIMIT as NOTE_LIMIT, note};
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::person_page::{PersonPage, person_page};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::registration::Transition;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// What was sent with a button that is shown again.
#[derive(Default)]
struct Sent {
    note: String,
    organisation: Option<String>,
    coming: bool,
    namesakes: Vec<String>,
    faults: FieldErrors,
    refusal: Option<Refusal>,
}

fn path(person: Uuid) -> String {
    format!("/desk/people/{person}")
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(person): Path<String>) -> Result<Response, PageError> {
    page(&site, &viewer, &signed_in, id(&person)?, StatusCode::OK, Sent { coming: true, ..Sent::default() }).await
}

pub async fn add_note(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(person): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let person = id(&person)?;
    match note(&site.app, signed_in.acting, person, fields.get("note")).await {
        Ok(()) => Ok(done(&path(person), "note-saved")),
        Err(Error::Invalid(faults)) => {
            let sent = Sent { note: fields.get("note").to_owned(), coming: true, faults, ..Sent::default() };
            page(&site, &viewer, &signed_in, person, StatusCode::UNPROCESSABLE_ENTITY, sent).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn correct(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(person): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let person = id(&person)?;
    let mut sent = Sent { organisation: Some(fields.get("organisation").to_owned()), coming: fields.checked("coming"), ..Sent::default() };
    let (choice, namesakes) = required_organisation(&site, fields.get("organisation"), &mut sent.faults).await?;
    sent.namesakes = namesakes;
    let result = match choice {
        Some(choice) => correct_organisation(&site.app, signed_in.acting, person, fields.version(), choice, sent.coming).await,
        None => Err(Error::Invalid(std::mem::take(&mut sent.faults))),
    };
    match result {
        Ok(count) => Ok(done_telling(&path(person), "organisation-corrected", count)),
        Err(Error::Invalid(faults)) => {
            sent.faults = faults;
            page(&site, &viewer, &signed_in, person, StatusCode::UNPROCESSABLE_ENTITY, sent).await
        }
        Err(Error::Refused(refusal)) => {
            sent.refusal = Some(refusal);
            page(&site, &viewer, &signed_in, person, StatusCode::CONFLICT, sent).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, person: Uuid, status: StatusCode, sent: Sent) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let shown = person_page(&site.app.db, &signed_in.scope, person).await?;
    let language = viewer.language;
    let registrations = shown.registrations.iter().map(|registered| {
        context! {
            id => registered.registration.id.to_string(),
            status => value(registered.registration.status),
            at => registered.registration.created_at.0.to_string(),
            email => registered.registration.email.as_str(),
            organisation => registered.organisation.as_deref(),
            overbooked => registered.registration.overbooked && registered.registration.holds_place,
            event => context! { id => registered.event.id.to_string(), title => registered.event.title.as_str(), language => registered.event.language.as_str(), starts_at => registered.event.starts_at.map(|moment| moment.0.to_string()) },
        }
    });
    let notes = shown.notes.iter().map(|(note, name)| context! { note => note.note.as_str(), at => note.created_at.0.to_string(), name => name.as_deref() });
    let mails = shown.mails.iter().map(|mail| {
        context! { id => mail.id.to_string(), letter => mail.letter.as_str(), state => standing(mail.state, mail.last_error.as_deref()), at => mail.created_at.0.to_string(), recipient => mail.recipient.as_str() }
    });
    let context = context! {
        person => context! { id => person.to_string(), name => format!("{} {}", shown.person.first_name, shown.person.last_name), email => shown.person.email.as_str(), language => shown.person.language.as_str(), version => shown.person.version, corrected => shown.person.corrected_share().is_some() },
        line => value(&shown.line),
        addresses => shown.addresses.iter().map(|address| address.email.clone()).collect::<Vec<_>>(),
        zone => site.app.config.time_zone.as_str(),
        registrations => registrations.collect::<Vec<_>>(),
        notes => notes.collect::<Vec<_>>(),
        mails => mails.collect::<Vec<_>>(),
        lines => time_line(language, &shown),
        values => context! { note => sent.note, organisation => sent.organisation.unwrap_or_else(|| shown.line.organisation.clone().unwrap_or_default()), coming => sent.coming },
        namesakes => sent.namesakes,
        note_limit => NOTE_LIMIT,
        refusal => sent.refusal.map(Refusal::key),
        labels => labels(language, &sent.faults),
        errors => value(&sent.faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/person.html", context))
}

/// What became of the registrations, and what organisers did with the person, the latest first.
fn time_line(language: Language, shown: &PersonPage) -> Vec<Value> {
    let events: std::collections::HashMap<Uuid, &str> = shown.registrations.iter().map(|registered| (registered.registration.id, registered.event.title.as_str())).collect();
    let steps = shown.steps.iter().map(|step| {
        let known = Transition::ALL.into_iter().find(|transition| transition.code() == step.transition);
        let line = context! {
            at => step.at.0.to_string(),
            words => known.map_or_else(|| text(language, "desk-time-line-changed"), |transition| text(language, &format!("desk-transition-{}", transition.code()))),
            status => value(step.to_status),
            registration => step.registration_id.to_string(),
            event => events.get(&step.registration_id).copied(),
            name => step.actor_id.and_then(|id| shown.organisers.get(&id)),
            reason => step.reason.as_deref(),
        };
        (step.at.0, line)
    });
    let entries = shown.entries.iter().map(|entry| {
        let pair = entry.details.get("organisation").and_then(|pair| Some((pair.get(0)?.as_str().unwrap_or_default().to_owned(), pair.get(1)?.as_str()?.to_owned())));
        let line = context! {
            at => entry.at.0.to_string(),
            words => text(language, &format!("desk-history-{}", entry.action.replace(['.', '_'], "-"))),
            name => entry.actor_id.and_then(|id| shown.organisers.get(&id)),
            before => pair.as_ref().map(|(before, _)| before.as_str()),
            after => pair.as_ref().map(|(_, after)| after.as_str()),
        };
        (entry.at.0, line)
    });
    let mut lines: Vec<(Timestamp, Value)> = steps.chain(entries).collect();
    lines.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    lines.into_iter().map(|(_, line)| line).collect()
}

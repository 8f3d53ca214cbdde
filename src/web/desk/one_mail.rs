//! One mail: what it looks like, what became of it, and what can still be done. Personal links are left out of what is
//! shown: they would open the recipient's own pages.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use uuid::Uuid;

use super::frame::{desk_page, done, id, labels, value};
use super::mail::{error_words, standing};
use crate::actions::mail::resend::may_resend;
use crate::actions::mail::withdraw::may_withdraw;
use crate::actions::mail::{clear_address as clearing, resend as resending, try_again as trying, withdraw as withdrawing};
use crate::entity::outbox;
use crate::entity::outbox::OutboxState;
use crate::error::{Error, FieldErrors, Refusal};
use crate::mail::{CalendarForm, ComposedMail, House, LetterLinks, Outgoing};
use crate::queries::mail_page::{MailPage, mail_page};
use crate::rules::language::Language;
use crate::rules::letter::{Letter, Method};
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::mail_view;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Characters of the words above a mail that is sent once more.
const PREFACE_LIMIT: usize = 1_000;

#[derive(Default)]
struct Typed {
    preface: String,
    faults: FieldErrors,
    refusal: Option<Refusal>,
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(mail): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeMail)?;
    page(&site, &viewer, &signed_in, id(&mail)?, StatusCode::OK, &Typed::default()).await
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, id: Uuid, status: StatusCode, typed: &Typed) -> Result<Response, PageError> {
    let shown = mail_page(site.app.db.reader(), id).await?;
    let letter: Option<Letter> = serde_json::from_value(shown.mail.facts.clone()).ok();
    let composed = letter.as_ref().and_then(|letter| composed(site, &shown.mail, letter));
    let mail = &shown.mail;
    let moment = |moment: Option<crate::entity::Moment>| moment.map(|moment| moment.0.to_string());
    let context = context! {
        mail => context! {
            id => mail.id.to_string(),
            registration_id => mail.registration_id.map(|id| id.to_string()),
            letter => mail.letter.as_str(),
            recipient => mail.recipient.as_str(),
            standing => standing(mail.state, mail.last_error.as_deref()),
            error => error_words(viewer.language, mail.last_error.as_deref()),
            attempts => mail.attempts,
            created_at => mail.created_at.0.to_string(),
            attempted_at => moment(mail.attempted_at),
            sent_at => moment(mail.sent_at),
            due_at => (mail.state == OutboxState::Queued).then(|| mail.due_at.0.to_string()),
            message_id => mail.message_id.as_str(),
            preface => mail.preface.as_deref(),
        },
        calendar => letter.as_ref().and_then(calendar_words),
        subject => composed.as_ref().map(|composed| composed.subject.as_str()),
        parts => composed.as_ref().map(|composed| mail_view::shown(&composed.raw, &format!("/desk/mail/{}/html", shown.mail.id), "")),
        unreachable => shown.unreachable.is_some(),
        can => can(&shown),
        values => context! { preface => typed.preface.as_str() },
        limit => PREFACE_LIMIT,
        refusal => typed.refusal.map(Refusal::key),
        labels => labels(viewer.language, &typed.faults),
        errors => value(&typed.faults.0),
        zone => site.app.config.time_zone.as_str(),
    };
    Ok(mail_view::with_frame(desk_page(site, viewer, signed_in, status, "desk/one_mail.html", context)))
}

fn calendar_words(letter: &Letter) -> Option<minijinja::Value> {
    let (method, session) = letter.calendar_message()?;
    let takes_out = method == Method::Cancel;
    session.invitation.as_ref().map(|revision| context! { takes_out, sequence => revision.sequence })
}

/// What may be done with a mail that stands so; the actions decide.
fn can(shown: &MailPage) -> minijinja::Value {
    let mail = &shown.mail;
    let resend = may_resend(mail, shown.registration.as_ref(), shown.invitation.as_ref());
    context! {
        try_again => mail.state == OutboxState::Failed && mail.last_error.as_deref() != Some(crate::outbox::WITHHELD),
        hurry => mail.state == OutboxState::Queued,
        withdraw => may_withdraw(mail),
        resend,
        outdated => matches!(mail.state, OutboxState::Sent | OutboxState::Failed) && !resend && mail.letter != "sign-in",
        correct => shown.unreachable.is_some() && shown.registration.as_ref().is_some_and(|registration| registration.status.is_active() && registration.email.eq_ignore_ascii_case(&mail.recipient)),
    }
}

/// `None`: it cannot be composed; the log of the worker says why.
fn composed(site: &Site, mail: &outbox::Model, letter: &Letter) -> Option<ComposedMail> {
    let hidden = |path: &str| Some(site.app.links.absolute(&format!("{path}/…")));
    let links = LetterLinks {
        event: letter.event().map(|event| site.app.links.event(&event.slug)),
        registration: hidden("/r"),
        ticket: letter.ticket_of().and_then(|_| hidden("/c")),
        join: letter.sessions().iter().filter(|session| session.online).filter_map(|session| Some((session.session_id, hidden("/j")?))).collect(),
        sign_in: hidden("/desk/sign-in"),
        booking: hidden("/b"),
        invitee: hidden("/i"),
        my: hidden("/my"),
        unsubscribe: hidden("/u"),
        evaluation: letter.evaluation().and_then(|_| hidden("/e")),
        next_events: letter.follow_up().iter().flat_map(|follow_up| &follow_up.next).map(|next| site.app.links.event(&next.slug)).collect(),
        ..LetterLinks::at_desk(&site.app.links, letter)
    };
    let composed = site.letters.compose(&Outgoing {
        calendar: CalendarForm::Whole,
        house: &House::of(&site.app.config),
        letter,
        links: &links,
        recipient: &mail.recipient,
        language: Language::parse(&mail.language).unwrap_or_default(),
        message_id: &mail.message_id,
        thread_message_id: mail.thread_message_id.as_deref(),
        posted_at: mail.created_at.0,
        preface: mail.preface.as_deref(),
        request_id: mail.request_id.as_deref(),
    });
    composed.ok()
}

/// The letter alone, for the frame.
pub async fn html(State(site): State<Site>, signed_in: SignedIn, Path(mail): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeMail)?;
    let shown = mail_page(site.app.db.reader(), id(&mail)?).await?;
    let letter: Letter = serde_json::from_value(shown.mail.facts.clone()).map_err(|_| Error::NotFound)?;
    Ok(mail_view::html(&composed(&site, &shown.mail, &letter).ok_or(Error::NotFound)?.raw)?)
}

pub async fn try_again(State(site): State<Site>, signed_in: SignedIn, Path(mail): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    trying::try_again(&site.app, signed_in.acting, id(&mail)?).await?;
    Ok(done("/desk/mail", "mail-queued"))
}

pub async fn withdraw(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(mail): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let id = id(&mail)?;
    match withdrawing::withdraw(&site.app, signed_in.acting, id).await {
        Ok(()) => Ok(done(&format!("/desk/mail/{id}"), "mail-withdrawn")),
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, id, StatusCode::CONFLICT, &Typed { refusal: Some(refusal), ..Typed::default() }).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn resend(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(mail): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::RetryMail)?;
    let id = id(&mail)?;
    let mut typed = Typed { preface: fields.get("preface").to_owned(), ..Typed::default() };
    match names::text(&typed.preface, PREFACE_LIMIT) {
        Ok(preface) if preface.is_empty() => typed.faults.add("preface", "required"),
        Ok(preface) => match resending::resend(&site.app, signed_in.acting, id, preface).await {
            Ok(again) => return Ok(done(&format!("/desk/mail/{again}"), "mail-resent")),
            Err(Error::Refused(refusal)) => {
                typed.refusal = Some(refusal);
                return page(&site, &viewer, &signed_in, id, StatusCode::CONFLICT, &typed).await;
            }
            Err(error) => return Err(error.into()),
        },
        Err(fault) => typed.faults.add_fault("preface", fault),
    }
    page(&site, &viewer, &signed_in, id, StatusCode::UNPROCESSABLE_ENTITY, &typed).await
}

pub async fn clear_address(State(site): State<Site>, signed_in: SignedIn, Path(mail): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let id = id(&mail)?;
    clearing::clear_address(&site.app, signed_in.acting, id).await?;
    Ok(done(&format!("/desk/mail/{id}"), "address-cleared"))
}

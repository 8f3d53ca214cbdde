//! One's own account: name and language, the second step, and where one is signed in.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};

use super::frame::{desk_page, done, id, labels, query, value};
use crate::actions::organiser::edit_own::{OwnDetails, edit_own};
use crate::actions::sign_in::end_sessions::{Which, end_sessions};
use crate::entity::login;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::account::{Account, account};
use crate::rules::device::parts;
use crate::rules::language::Language;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let shown = read(&site, &signed_in).await?;
    let typed = stored(&shown);
    Ok(form(&site, &viewer, &signed_in, StatusCode::OK, &shown, &typed, &FieldErrors::default()))
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let wanted = OwnDetails { name: fields.get("own_name").to_owned(), language: fields.get("own_language").to_owned() };
    match edit_own(&site.app, signed_in.acting, fields.version(), wanted.clone()).await {
        Ok(changed) => Ok(done(links::ACCOUNT, if changed { "account-saved" } else { "nothing-changed" })),
        Err(Error::Invalid(faults)) => {
            let shown = read(&site, &signed_in).await?;
            Ok(form(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown, &wanted, &faults))
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let shown = read(&site, &signed_in).await?;
            Ok(form(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown, &wanted, &FieldErrors::default()))
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn end(State(site): State<Site>, signed_in: SignedIn, Path(login): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let ended = end_sessions(&site.app, signed_in.acting, Which::One(id(&login)?)).await?;
    Ok(done(links::ACCOUNT, if ended > 0 { "session-ended" } else { "nothing-changed" }))
}

pub async fn end_others(State(site): State<Site>, signed_in: SignedIn, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let ended = end_sessions(&site.app, signed_in.acting, Which::AllBut(signed_in.session)).await?;
    Ok(done(links::ACCOUNT, if ended > 0 { "other-sessions-ended" } else { "nothing-changed" }))
}

async fn read(site: &Site, signed_in: &SignedIn) -> Result<Account, Error> {
    let now = site.app.clock.now();
    account(&site.app.db, signed_in.acting.organiser_id, now, now - site.app.config.session_idle).await
}

fn stored(shown: &Account) -> OwnDetails {
    OwnDetails { name: shown.organiser.name.clone(), language: shown.organiser.language.clone() }
}

fn form(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &Account, typed: &OwnDetails, faults: &FieldErrors) -> Response {
    let languages: Vec<Value> =
        Language::ALL.into_iter().map(|language| context! { value => language.code(), label => text(viewer.language, &format!("site-language-{}", language.code())) }).collect();
    let issuers: Vec<String> = shown.provider_accounts.iter().map(|account| account.issuer.clone()).collect();
    let codes_left = query(viewer).get("codes").parse::<u8>().is_ok().then_some(shown.recovery_codes_left);
    let is_here = |login: &&login::Model| login.token_hash == signed_in.session;
    let here = shown.sessions.iter().filter(is_here);
    let elsewhere = shown.sessions.iter().filter(|login| !is_here(login));
    let context = context! {
        email => shown.organiser.email.as_str(),
        version => shown.organiser.version,
        other_name => shown.organiser.name.as_str(),
        values => context! { name => typed.name.as_str(), language => typed.language.as_str() },
        own_languages => languages,
        conflict => status == StatusCode::CONFLICT,
        other_language => text(viewer.language, &format!("site-language-{}", Language::parse(&shown.organiser.language).unwrap_or_default().code())),
        second_step_since => shown.second_step_since.map(|since| since.to_string()),
        second_step_required => site.app.config.second_step.includes(signed_in.acting.role),
        recovery_codes_left => shown.recovery_codes_left,
        used_recovery_code => codes_left,
        // This one first, then as they were used last.
        sessions => here.chain(elsewhere).map(|login| session(login, signed_in)).collect::<Vec<_>>(),
        issuers,
        idle_minutes => site.app.config.session_idle.as_mins(),
        hours => site.app.config.session_longest.as_hours(),
        time_zone => site.app.config.time_zone.as_str(),
        labels => labels(viewer.language, faults),
        errors => value(&faults.0),
    };
    desk_page(site, viewer, signed_in, status, "desk/account.html", context)
}

fn session(login: &login::Model, signed_in: &SignedIn) -> Value {
    let (browser, system) = parts(&login.device);
    context! {
        id => login.id.to_string(),
        current => login.token_hash == signed_in.session,
        browser,
        system,
        organisation => login.organisation.as_deref(),
        since => login.created_at.0.to_string(),
        seen => login.last_seen_at.0.to_string(),
    }
}

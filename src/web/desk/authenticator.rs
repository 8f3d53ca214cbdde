//! One's own second step: the app set up or replaced, recovery codes renewed, the step taken away; and an administrator's
//! button that takes away somebody else's.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use minijinja::context;

use super::frame::{desk_page, done, id, value};
use crate::actions::second_step::remove::remove as take_away;
use crate::actions::second_step::renew_codes::renew_codes;
use crate::actions::second_step::reset::reset as reset_step;
use crate::actions::second_step::set_up::set_up;
use crate::error::{Error, FieldErrors};
use crate::keys::Sealed;
use crate::links;
use crate::pictures::qr_address;
use crate::queries::account::account;
use crate::rules::authenticator::{Authenticator, SECRET_LENGTH};
use crate::rules::second_step::Standing;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::page::page;
use crate::web::session::{Arrived, SignedIn, browser, open_cookie};
use crate::web::viewer::Viewer;

/// A secret that is being set up lies in its form, sealed, for so long.
const FORM_LIFE: SignedDuration = SignedDuration::from_hours(1);

pub async fn show(State(site): State<Site>, viewer: Viewer, arrived: Arrived) -> Result<Response, PageError> {
    may_set_up(&site, &arrived).await?;
    Ok(form(&site, &viewer, &arrived, StatusCode::OK, &site.app.keys.random_bytes(), &FieldErrors::default()))
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, arrived: Arrived, headers: HeaderMap, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    may_set_up(&site, &arrived).await?;
    let signed_in = &arrived.signed_in;
    let Some(secret) = opened(&site, signed_in, fields.get("secret")) else {
        let mut faults = FieldErrors::default();
        faults.add("code", "setup-too-old");
        return Ok(form(&site, &viewer, &arrived, StatusCode::UNPROCESSABLE_ENTITY, &site.app.keys.random_bytes(), &faults));
    };
    match set_up(&site.app, signed_in.acting, signed_in.session.clone(), secret, fields.get("code").to_owned(), browser(&headers).code).await {
        Ok(done) => {
            let now = SignedIn { session: done.session.hash(), second_step_at: Some(site.app.clock.now()), ..signed_in.clone() };
            let mut response = codes_page(&site, &viewer, &now, &done.recovery_codes);
            response.headers_mut().append(header::SET_COOKIE, open_cookie(&site, &done.session));
            Ok(response)
        }
        Err(Error::Invalid(faults)) => Ok(form(&site, &viewer, &arrived, StatusCode::UNPROCESSABLE_ENTITY, &secret, &faults)),
        Err(error) => Err(error.into()),
    }
}

pub async fn ask_renewal(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    if !of(&site, &signed_in).await? {
        return Ok(Redirect::to(links::ACCOUNT).into_response());
    }
    signed_in.needs_fresh(&site)?;
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/renew_recovery_codes.html", context! {}))
}

pub async fn renew(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, headers: HeaderMap, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let codes = renew_codes(&site.app, signed_in.acting, signed_in.session.clone(), browser(&headers).code).await?;
    Ok(codes_page(&site, &viewer, &signed_in, &codes))
}

pub async fn ask_removal(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    // The page of the account does not offer it then.
    if site.app.config.second_step.includes(signed_in.acting.role) || !of(&site, &signed_in).await? {
        return Ok(Redirect::to(links::ACCOUNT).into_response());
    }
    signed_in.needs_fresh(&site)?;
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/remove_second_step.html", context! {}))
}

pub async fn remove(State(site): State<Site>, signed_in: SignedIn, headers: HeaderMap, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    take_away(&site.app, signed_in.acting, signed_in.session.clone(), browser(&headers).code).await?;
    Ok(done(links::ACCOUNT, "second-step-removed"))
}

pub async fn reset(State(site): State<Site>, signed_in: SignedIn, Path(organiser): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let organiser = id(&organiser)?;
    let had = reset_step(&site.app, signed_in.acting, organiser).await?;
    Ok(done(&format!("/desk/team/{organiser}"), if had { "second-step-reset" } else { "no-second-step" }))
}

/// Who has a second step replaces it after passing it, and only shortly after.
async fn may_set_up(site: &Site, arrived: &Arrived) -> Result<(), Error> {
    match arrived.standing {
        Standing::MustSetUp => Ok(()),
        Standing::MustPass => Err(Error::SecondStepFirst),
        Standing::In if of(site, &arrived.signed_in).await? => arrived.signed_in.needs_fresh(site),
        Standing::In => Ok(()),
    }
}

async fn of(site: &Site, signed_in: &SignedIn) -> Result<bool, Error> {
    let now = site.app.clock.now();
    Ok(account(&site.app.db, signed_in.acting.organiser_id, now, now).await?.second_step_since.is_some())
}

/// Shown once: they are kept as hashes.
fn codes_page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, codes: &[String]) -> Response {
    desk_page(site, viewer, signed_in, StatusCode::OK, "desk/recovery_codes.html", context! { codes => value(codes) })
}

fn form(site: &Site, viewer: &Viewer, arrived: &Arrived, status: StatusCode, secret: &[u8; SECRET_LENGTH], faults: &FieldErrors) -> Response {
    let signed_in = &arrived.signed_in;
    let app = Authenticator::new(secret, &site.app.config.association_name, &signed_in.email);
    let address = app.address();
    let Some(picture) = qr_address(address.as_str()) else {
        return Redirect::to(links::ACCOUNT).into_response();
    };
    let context = context! {
        csrf => signed_in.form_token(site),
        first => arrived.standing == Standing::MustSetUp,
        picture,
        address,
        secret_words => app.secret_words(),
        sealed => sealed(site, signed_in, secret),
        errors => value(&faults.0),
    };
    page(site, viewer, status, "desk/authenticator.html", context)
}

/// The secret with the moment it was made, for the form alone.
fn sealed(site: &Site, signed_in: &SignedIn, secret: &[u8; SECRET_LENGTH]) -> String {
    let plain = [site.app.clock.now().as_second().to_be_bytes().as_slice(), secret].concat();
    URL_SAFE_NO_PAD.encode(site.app.keys.seal(Sealed::NewAuthenticator, signed_in.acting.organiser_id.as_bytes(), &plain))
}

fn opened(site: &Site, signed_in: &SignedIn, sealed: &str) -> Option<[u8; SECRET_LENGTH]> {
    let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let plain = site.app.keys.unseal(Sealed::NewAuthenticator, signed_in.acting.organiser_id.as_bytes(), &sealed)?;
    let (second, secret) = plain.split_at_checked(8)?;
    let made = Timestamp::from_second(i64::from_be_bytes(second.try_into().ok()?)).ok()?;
    if site.app.clock.now().duration_since(made) > FORM_LIFE { None } else { secret.try_into().ok() }
}

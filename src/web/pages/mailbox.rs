//! `/demo/mailbox`: the mails that demo mode caught instead of sending them. In any other mode there is no such page.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use minijinja::value::Serde;
use uuid::Uuid;

use crate::entity::caught_mail;
use crate::error::Error;
use crate::queries::caught_mails::{caught_mail, caught_mails};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::mail_view::{self, unkept, with_frame};
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn list(State(site): State<Site>, viewer: Viewer) -> Result<Response, PageError> {
    only_in_demo(&site)?;
    let mails = caught_mails(site.app.db.reader()).await?;
    Ok(unkept(page(&site, &viewer, StatusCode::OK, "pages/mailbox.html", context! { mails => Serde(mails), zone => site.app.config.time_zone.as_str() })))
}

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(id): Path<String>) -> Result<Response, PageError> {
    only_in_demo(&site)?;
    if let Some(id) = id.strip_suffix(".eml") {
        let mail = find(&site, id).await?;
        return Ok(mail_view::source(mail.raw, &mail.id.to_string()));
    }
    let mail = find(&site, &id).await?;
    let path = format!("/demo/mailbox/{}", mail.id);
    let context = context! {
        parts => mail_view::shown(&mail.raw, &format!("{path}/html"), &format!("{path}.eml")),
        mail => context! { subject => mail.subject, recipient => mail.recipient, caught_at => Serde(mail.caught_at) },
        zone => site.app.config.time_zone.as_str(),
    };
    Ok(with_frame(page(&site, &viewer, StatusCode::OK, "pages/mail.html", context)))
}

/// The HTML part alone, for the frame.
pub async fn html(State(site): State<Site>, Path(id): Path<String>) -> Result<Response, PageError> {
    only_in_demo(&site)?;
    Ok(mail_view::html(&find(&site, &id).await?.raw)?)
}

fn only_in_demo(site: &Site) -> Result<(), Error> {
    if site.app.config.demo { Ok(()) } else { Err(Error::NotFound) }
}

async fn find(site: &Site, id: &str) -> Result<caught_mail::Model, Error> {
    let id = Uuid::try_parse(id).map_err(|_| Error::NotFound)?;
    caught_mail(site.app.db.reader(), id).await?.ok_or(Error::NotFound)
}

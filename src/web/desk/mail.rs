//! Mails that wait or were given up, and another try.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;

use super::frame::{desk_page, done, id, value};
use crate::actions::mail::try_again as trying;
use crate::queries::mail_list::mail_list;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeMail)?;
    let mails = mail_list(&site.app.db).await?;
    let context = context! { mails => value(&mails), zone => site.app.config.time_zone.as_str() };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/mail.html", context))
}

pub async fn try_again(State(site): State<Site>, signed_in: SignedIn, Path(mail): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    trying::try_again(&site.app, signed_in.acting, id(&mail)?).await?;
    Ok(done("/desk/mail", "mail-queued"))
}

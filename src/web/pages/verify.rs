//! `/v/{number}`: whether the certificate of that number is good. It says that and nothing more: no name, no event, no day. `/v`: where a
//! number is typed. Numbers that are none are counted for each client.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;

use super::my::asked;
use super::private;
use crate::error::Error;
use crate::keys::certificate_number;
use crate::links;
use crate::queries::certificates::{Verified, verify};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::page::page;
use crate::web::viewer::Viewer;

/// With a number behind the question mark it leads to what is said of it.
pub async fn ask(State(site): State<Site>, viewer: Viewer) -> Response {
    let asked = asked(&viewer);
    let typed: String = asked.get("number").trim().chars().take(40).collect();
    match certificate_number(&typed) {
        Some(number) => private(Redirect::to(&links::verification(&number)).into_response()),
        None => {
            let status = if typed.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            private(page(&site, &viewer, status, "pages/verify.html", context! { number => typed.as_str(), is_none => !typed.is_empty() }))
        }
    }
}

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(typed): Path<String>) -> Result<Response, PageError> {
    let number = certificate_number(&typed);
    let verified = match &number {
        Some(number) => verify(site.app.db.reader(), number).await?,
        None => Verified::Unknown,
    };
    if verified == Verified::Unknown {
        site.verification_limits.take(viewer.client).map_err(|wait| Error::TooMany { until: site.app.clock.now() + wait })?;
    }
    let status = if verified == Verified::Unknown { StatusCode::NOT_FOUND } else { StatusCode::OK };
    let context = context! { number => number.as_deref(), verified => verified.code() };
    Ok(private(page(&site, &viewer, status, "pages/verified.html", context)))
}

//! The desk's first page: what comes, what is not ready, what went wrong.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::SignedDuration;
use minijinja::context;

use super::frame::{desk_page, value};
use crate::queries::desk_events::{When, desk_events};
use crate::queries::mail_list::failed_count;
use crate::queries::undecided_events::undecided_events;
use crate::rules::permission::{Permission, allows};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// So long before it the desk asks for a decision.
const DECISION_NEAR: SignedDuration = SignedDuration::from_hours(3 * 24);

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let now = site.app.clock.now();
    let db = &site.app.db;
    let coming = desk_events(db, &signed_in.scope, now, When::Coming, "", 1).await?;
    let drafts = desk_events(db, &signed_in.scope, now, When::Drafts, "", 1).await?;
    let failed_mails = if allows(signed_in.acting.role, Permission::SeeMail) { failed_count(db, &signed_in.scope).await? } else { 0 };
    let undecided = undecided_events(db, &signed_in.scope, now, now + DECISION_NEAR).await?;
    let context = context! { undecided => value(&undecided), coming => value(&coming), drafts => value(&drafts), failed_mails };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/start.html", context))
}

//! The tokens with which other systems use the API: which there are, when they were used last, and ending one.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};

use super::frame::{desk_page, done, id};
use crate::actions::api_token::end::end as end_token;
use crate::entity::{Moment, api_token};
use crate::queries::api::tokens::tokens;
use crate::rules::api_scope::ApiScope;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// An example of how one is made.
const COMMAND: &str = "belfry token create --name HR --scope events:read --scope registrations:read --days 365";

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageTeam)?;
    let now = site.app.clock.now();
    let at = |moment: Option<Moment>| moment.map(|moment| moment.0.to_string());
    let row = |token: api_token::Model| {
        context! {
            id => token.id.to_string(),
            good => token.is_good(now),
            created_at => token.created_at.0.to_string(),
            expires_at => at(token.expires_at),
            last_used_at => at(token.last_used_at),
            ended_at => at(token.ended_at),
            scopes => token.scopes.replace(' ', ", "),
            name => token.name,
        }
    };
    let rows: Vec<Value> = tokens(&site.app.db).await?.into_iter().map(row).collect();
    let context = context! { rows, command => COMMAND, scopes => ApiScope::ALL.map(ApiScope::code), zone => site.app.config.time_zone.as_str() };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/api_tokens.html", context))
}

pub async fn end(State(site): State<Site>, signed_in: SignedIn, Path(token): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    end_token(&site.app, signed_in.acting, id(&token)?).await?;
    Ok(done("/desk/team/tokens", "token-ended"))
}

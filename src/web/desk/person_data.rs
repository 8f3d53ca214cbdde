//! All of one person's data for whoever asked an organiser for it: to be read and printed in that person's language, and as one file.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;

use super::frame::{desk_page, id};
use crate::queries::person_data::person_data;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::made::answer;
use crate::web::person_data::{file, file_name, shown};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(person): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ErasePeople)?;
    let data = person_data(&site.app.db, id(&person)?).await?;
    let language = Language::parse(&data.person.language).unwrap_or(Language::Nl);
    let context = context! {
        person => context! { id => data.person.id.to_string(), name => format!("{} {}", data.person.first_name, data.person.last_name) },
        data => shown(language, &site.app.config.time_zone, &data),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/person_data.html", context))
}

pub async fn download(State(site): State<Site>, signed_in: SignedIn, Path(person): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ErasePeople)?;
    let data = person_data(&site.app.db, id(&person)?).await?;
    let language = Language::parse(&data.person.language).unwrap_or(Language::Nl);
    Ok(answer(file(language, &data)?, "application/json; charset=utf-8", &file_name(language)))
}

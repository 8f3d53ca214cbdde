//! `/my/{token}/data`: all that is known of somebody, to be read, printed and taken along (GDPR art. 15 and 20); `/my/{token}/erase`: what
//! erasing means for them, and their request for it (art. 17). An organiser decides on it: a link may have been forwarded.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use minijinja::value::Serde;
use uuid::Uuid;

use super::my::{expired, owner};
use super::private;
use crate::actions::retention::ask::ask;
use crate::actions::retention::close::take_back;
use crate::entity::person;
use crate::error::{Error, FieldErrors};
use crate::links;
use crate::queries::person_data::person_data;
use crate::queries::retention::consequences;
use crate::rules::erasing::answer_by;
use crate::text::dates::{date_and_time, local, plain_date};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::made::answer;
use crate::web::page::page;
use crate::web::person_data::{file, file_name, shown};
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let Some(person) = owner(&site, &token).await? else { return Ok(expired(&site, &viewer)) };
    let data = person_data(&site.app.db, person.id).await?;
    let zone = site.app.config.time_zone.as_str();
    let context = context! {
        name => name(&person),
        house => site.app.config.association_name.as_str(),
        as_of => date_and_time(viewer.language, &local(site.app.clock.now(), zone)),
        above => links::my(&token),
        here => links::my_data(&token),
        erase => links::my_erase(&token),
        data => shown(viewer.language, zone, &data),
    };
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/my-data.html", context)))
}

pub async fn download(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let Some(person) = owner(&site, &token).await? else { return Ok(expired(&site, &viewer)) };
    let data = person_data(&site.app.db, person.id).await?;
    Ok(private(answer(file(viewer.language, &data)?, "application/json; charset=utf-8", &file_name(viewer.language))))
}

pub async fn ask_erasure(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let Some(person) = owner(&site, &token).await? else { return Ok(expired(&site, &viewer)) };
    confirmation(&site, &viewer, &token, person.id, StatusCode::OK, &FieldErrors::default()).await
}

pub async fn erase(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let Some(person) = owner(&site, &token).await? else { return Ok(expired(&site, &viewer)) };
    if fields.checked("take_back") {
        match take_back(&site.app, person.id).await {
            // Taken back, or answered, a moment ago.
            Ok(()) | Err(Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    } else if fields.checked("sure") {
        ask(&site.app, person.id, viewer.language).await?;
    } else {
        let mut faults = FieldErrors::default();
        faults.add("sure", "sure-erasure");
        return confirmation(&site, &viewer, &token, person.id, StatusCode::UNPROCESSABLE_ENTITY, &faults).await;
    }
    Ok(private(Redirect::to(&links::my_erase(&token)).into_response()))
}

async fn confirmation(site: &Site, viewer: &Viewer, token: &str, person: Uuid, status: StatusCode, faults: &FieldErrors) -> Result<Response, PageError> {
    let (now, zone, language) = (site.app.clock.now(), site.app.config.time_zone.as_str(), viewer.language);
    let found = consequences(&site.app.db, person, now, &local(now, zone).date().to_string()).await?;
    let counts = |rows: &[(crate::rules::retention::Kind, u64)]| rows.iter().map(|(kind, count)| context! { kind => kind.code(), count }).collect::<Vec<_>>();
    let asked = found.asked.as_ref().and_then(|row| row.asked_at).map(|at| local(at.0, zone).date());
    let day = |day: &str| day.parse().map_or_else(|_| day.to_owned(), |day| plain_date(language, day));
    let ahead = found.ahead.iter().map(|event| {
        let title = event.texts_for(language).title;
        context! { title => title.text, language => title.language.code() }
    });
    let context = context! {
        name => name(&found.person),
        house => site.app.config.association_name.as_str(),
        above => links::my(token),
        here => links::my_erase(token),
        data => links::my_data(token),
        being_erased => found.waits,
        asked => asked.map(|on| context! { on => plain_date(language, on), by => plain_date(language, answer_by(on)) }),
        ahead => ahead.collect::<Vec<_>>(),
        goes => counts(&found.goes),
        stays => counts(&found.stays),
        kept => found.kept.iter().map(|(title, until)| context! { title => title.as_str(), until => day(until) }).collect::<Vec<_>>(),
        errors => Serde(&faults.0),
    };
    Ok(private(page(site, viewer, status, "pages/my-erase.html", context)))
}

fn name(person: &person::Model) -> String {
    format!("{} {}", person.first_name, person.last_name)
}

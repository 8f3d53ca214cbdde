//! One person's rights: erasing them, with the consequences said before.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};

use super::frame::{desk_page, done, id, labels, value};
use super::retention::day_words;
use crate::actions::retention::close as closing;
use crate::actions::retention::erase::erase;
use crate::entity::Moment;
use crate::error::FieldErrors;
use crate::queries::retention::consequences;
use crate::rules::erasing::answer_by;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::text::dates;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn ask(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(person): Path<String>) -> Result<Response, PageError> {
    page(&site, &viewer, &signed_in, &person, StatusCode::OK, FieldErrors::default()).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(person): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ErasePeople)?;
    if !fields.checked("sure_erase") {
        let mut faults = FieldErrors::default();
        faults.add("sure_erase", "sure-erase");
        return page(&site, &viewer, &signed_in, &person, StatusCode::UNPROCESSABLE_ENTITY, faults).await;
    }
    erase(&site.app, signed_in.acting, id(&person)?).await?;
    Ok(done("/desk/people", "person-erased"))
}

/// The person does not want it any more, or was answered otherwise.
pub async fn close(State(site): State<Site>, signed_in: SignedIn, Path(person): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    closing::close(&site.app, signed_in.acting, id(&person)?).await?;
    Ok(done(&format!("/desk/people/{person}"), "erasure-closed"))
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, person: &str, status: StatusCode, faults: FieldErrors) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ErasePeople)?;
    let now = site.app.clock.now();
    let today = dates::local(now, &site.app.config.time_zone).date().to_string();
    let shown = consequences(&site.app.db, id(person)?, now, &today).await?;
    let asked = shown.asked.as_ref().and_then(|row| row.asked_at).map(|at| asked_words(site, viewer.language, at));
    let ahead = shown.ahead.iter().map(|event| context! { title => event.title.as_str(), language => event.language.as_str() });
    let kept = shown.kept.iter().map(|(title, until)| context! { title => title.as_str(), until => day_words(viewer.language, until) });
    let context = context! {
        person => context! { id => shown.person.id.to_string(), name => format!("{} {}", shown.person.first_name, shown.person.last_name) },
        registrations => shown.registrations,
        ahead => ahead.collect::<Vec<_>>(),
        kept => kept.collect::<Vec<_>>(),
        waits => shown.waits,
        asked => if shown.waits { None } else { asked },
        labels => labels(viewer.language, &faults),
        errors => value(&faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/erase_person.html", context))
}

/// When somebody asked by their own link, until when they get an answer, and whether that day is over.
pub fn asked_words(site: &Site, language: Language, at: Moment) -> Value {
    let zone = site.app.config.time_zone.as_str();
    let on = dates::local(at.0, zone).date();
    let by = answer_by(on);
    context! { on => dates::plain_date(language, on), by => dates::plain_date(language, by), late => dates::local(site.app.clock.now(), zone).date() > by }
}

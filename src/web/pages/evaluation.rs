//! `/e/{token}`: somebody who was there evaluates an event. Opening the page changes nothing, and keeps no cookie.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use minijinja::value::Serde;

use super::event_view::contact;
use super::private;
use crate::actions::evaluation::answer::answer;
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::Token;
use crate::links;
use crate::queries::evaluation_of_event::{OwnEvaluation, own_evaluation};
use crate::rules::evaluation::{FEWEST, TEXT};
use crate::text::dates::{date_and_time, local};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::evaluation_view::{Typed, labels, questions, typed};
use crate::web::form::VisitorForm;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let own = find(&site, &token).await?;
    Ok(render(&site, &viewer, &token, &own, StatusCode::OK, &Typed::new(), &FieldErrors::default()))
}

async fn find(site: &Site, token: &str) -> Result<OwnEvaluation, Error> {
    let hash = Token::parse(token).ok_or(Error::NotFound)?.hash();
    own_evaluation(site.app.db.reader(), hash).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let own = find(&site, &token).await?;
    let given = typed(&own.evaluation.questionnaire(), &fields);
    let hash = Token::parse(&token).ok_or(Error::NotFound)?.hash();
    match answer(&site.app, hash, given.clone()).await {
        // Sent twice is answered once: the page says so either way.
        Ok(()) | Err(Error::Refused(Refusal::EvaluationAnswered)) => Ok(private(Redirect::to(&links::evaluation(&token)).into_response())),
        Err(Error::Invalid(faults)) => Ok(render(&site, &viewer, &token, &own, StatusCode::UNPROCESSABLE_ENTITY, &given, &faults)),
        Err(Error::Refused(Refusal::EvaluationClosed)) => {
            let own = find(&site, &token).await?;
            Ok(render(&site, &viewer, &token, &own, StatusCode::CONFLICT, &given, &FieldErrors::default()))
        }
        Err(error) => Err(error.into()),
    }
}

fn render(site: &Site, viewer: &Viewer, token: &str, own: &OwnEvaluation, status: StatusCode, given: &Typed, faults: &FieldErrors) -> Response {
    let (event, evaluation, language) = (&own.event, &own.evaluation, viewer.language);
    let texts = event.texts_for(language);
    let questionnaire = evaluation.questionnaire();
    let state = if own.answered {
        "answered"
    } else if own.stands && evaluation.is_open(site.app.clock.now()) {
        "open"
    } else {
        "closed"
    };
    let context = context! {
        token,
        state,
        event => context! { slug => event.slug.as_str(), title => texts.title.text, language => texts.title.language.code() },
        anonymous => evaluation.anonymous,
        fewest => FEWEST,
        closes => evaluation.closes_at.map(|last| date_and_time(language, &local(last.0, own.time_zone.as_ref().unwrap_or(&site.app.config.time_zone)))),
        questions => questions(&questionnaire, language, event.language(), given),
        labels => labels(&questionnaire, language, event.language()),
        contact => contact(event),
        longest => TEXT,
        errors => Serde(&faults.0),
    };
    private(page(site, viewer, status, "pages/evaluation.html", context))
}

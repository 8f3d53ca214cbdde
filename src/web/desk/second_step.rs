//! The second step after the mailed link, or once more before something weighty: a code of the app, or a recovery code.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use minijinja::context;

use super::frame::{done, query, value};
use super::sign_in::entered;
use crate::actions::sign_in::pass::{Passed, pass};
use crate::error::{Error, FieldErrors};
use crate::links;
use crate::rules::second_step::Standing;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::page::page;
use crate::web::session::{Arrived, browser, safe_next};
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, arrived: Arrived) -> Response {
    if arrived.standing == Standing::MustSetUp {
        return Redirect::to(links::AUTHENTICATOR).into_response();
    }
    let next = safe_next(query(&viewer).get("next")).unwrap_or_default().to_owned();
    form(&site, &viewer, &arrived, StatusCode::OK, &next, &FieldErrors::default(), None)
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, arrived: Arrived, headers: HeaderMap, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let next = safe_next(fields.get("next"));
    let signed_in = &arrived.signed_in;
    let passed = pass(&site.app, signed_in.acting, signed_in.session.clone(), browser(&headers), fields.get("code").to_owned()).await;
    match passed {
        // After a recovery code, to where there are new ones.
        Ok(Passed::In { opened, recovery_codes_left: Some(left) }) => Ok(entered(&site, Some(&format!("{}?codes={left}", links::ACCOUNT)), &opened)),
        Ok(Passed::In { opened, .. }) => Ok(entered(&site, next, &opened)),
        Ok(Passed::Wrong) => {
            let mut faults = FieldErrors::default();
            faults.add("code", if fields.get("code").trim().is_empty() { "required" } else { "wrong-code" });
            Ok(form(&site, &viewer, &arrived, StatusCode::UNPROCESSABLE_ENTITY, next.unwrap_or_default(), &faults, None))
        }
        Ok(Passed::Blocked { until }) => Ok(form(&site, &viewer, &arrived, StatusCode::TOO_MANY_REQUESTS, next.unwrap_or_default(), &FieldErrors::default(), Some(until))),
        // There is none (any more): the next page says what to do.
        Err(Error::NotFound) => Ok(done("/desk", "no-second-step")),
        Err(error) => Err(error.into()),
    }
}

fn form(site: &Site, viewer: &Viewer, arrived: &Arrived, status: StatusCode, next: &str, faults: &FieldErrors, blocked_until: Option<Timestamp>) -> Response {
    let context = context! {
        csrf => arrived.signed_in.form_token(site),
        name => arrived.signed_in.name.as_str(),
        again => arrived.standing == Standing::In,
        next,
        errors => value(&faults.0),
        blocked_until => blocked_until.map(|until| until.to_string()),
        time_zone => site.app.config.time_zone.as_str(),
    };
    page(site, viewer, status, "desk/second_step.html", context)
}

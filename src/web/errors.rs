//! Failures as pages: handlers return [`PageError`]; the layer around everything calls [`render`], also for the
//! failures of the framework itself, so that all of them speak the visitor's language.

use std::sync::Arc;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::value::Serde;
use minijinja::{Value, context};

use super::Site;
use super::form::Fields;
use super::page::page;
use super::session;
use super::viewer::{Viewer, is_api};
use crate::error::Error;
use crate::links;
use crate::text::translations::{lookup, text};

/// A failure on its way to the layer that makes a page of it.
#[derive(Debug)]
pub struct PageError(Failure);

#[derive(Debug)]
enum Failure {
    Of(Error),
    /// The request itself was wrong.
    Status(StatusCode),
    /// A form whose token is missing or too old, with all it held and a new token.
    Stale {
        fields: Fields,
        token: String,
    },
}

/// Sits in a response's extensions until the layer takes it out.
#[derive(Clone)]
struct Carried(Arc<PageError>);

impl<E: Into<Error>> From<E> for PageError {
    fn from(error: E) -> Self {
        Self(Failure::Of(error.into()))
    }
}

impl PageError {
    /// A request that is wrong in itself: its size, its type, its pace.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        Self(Failure::Status(status))
    }

    /// A form that lay open for too long: shown again with a new `token`, nothing typed is lost.
    #[must_use]
    pub fn stale(fields: Fields, token: String) -> Self {
        Self(Failure::Stale { fields, token })
    }

    fn status(&self) -> StatusCode {
        match &self.0 {
            Failure::Status(status) => *status,
            Failure::Stale { .. } => StatusCode::FORBIDDEN,
            Failure::Of(error) => match error {
                Error::SignInFirst | Error::SecondStepFirst | Error::SecondStepMissing => StatusCode::SEE_OTHER,
                Error::Forbidden | Error::FormExpired => StatusCode::FORBIDDEN,
                Error::NotFound => StatusCode::NOT_FOUND,
                Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
                Error::Refused(refusal) => StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT),
                Error::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
                Error::Busy => StatusCode::SERVICE_UNAVAILABLE,
                Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }

    /// The middle of the text keys `site-error-{name}-title` and `-text`.
    fn name(&self) -> &'static str {
        match &self.0 {
            Failure::Of(Error::FormExpired) | Failure::Stale { .. } => "form-expired",
            Failure::Of(Error::Refused(_)) => "refused",
            _ => name(self.status()),
        }
    }
}

fn name(status: StatusCode) -> &'static str {
    match status.as_u16() {
        403 => "forbidden",
        404 => "not-found",
        405 => "method",
        408 => "slow",
        410 => "gone",
        413 => "too-large",
        415 => "form-type",
        422 => "invalid",
        429 => "too-many",
        503 => "busy",
        400..=499 => "bad-request",
        _ => "internal",
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Carried(Arc::new(self)));
        response
    }
}

/// Makes a page (or problem+json) of a failed answer; answers that have their own body stay as they are.
pub fn render(site: &Site, viewer: &Viewer, mut response: Response) -> Response {
    if let Some(Carried(failure)) = response.extensions_mut().remove::<Carried>() {
        return failure_page(site, viewer, &failure);
    }
    let status = response.status();
    let bare = response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if !bare || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    // The framework's own refusals: English sentences with the parser's detail.
    let mut page = failure_page(site, viewer, &PageError::of_status(status));
    if let Some(allow) = response.headers_mut().remove(header::ALLOW) {
        page.headers_mut().insert(header::ALLOW, allow);
    }
    page
}

fn failure_page(site: &Site, viewer: &Viewer, failure: &PageError) -> Response {
    let status = failure.status();
    let mut wait = None;
    match &failure.0 {
        Failure::Of(Error::SignInFirst) if !viewer.wants_json => return Redirect::to(&session::sign_in_path(&viewer.path)).into_response(),
        Failure::Of(Error::SecondStepFirst) if !viewer.wants_json => return Redirect::to(&session::second_step_path(&viewer.path)).into_response(),
        Failure::Of(Error::SecondStepMissing) if !viewer.wants_json => return Redirect::to(links::AUTHENTICATOR).into_response(),
        Failure::Of(Error::Internal(error)) => tracing::error!(request.id = %viewer.request_id, error = ?format!("{error:#}"), "a request failed"),
        Failure::Of(Error::TooMany { until }) => wait = Some(until.duration_since(site.app.clock.now()).as_secs().clamp(1, 86_400)),
        _ => {}
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        wait = Some(5);
    }
    let refusal = match &failure.0 {
        Failure::Of(Error::Refused(refusal)) => Some(refusal.key()),
        _ => None,
    };
    let mut response = if viewer.wants_json { problem(viewer, failure, status, refusal) } else { html(site, viewer, failure, status, refusal, wait) };
    if let Some(wait) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn html(site: &Site, viewer: &Viewer, failure: &PageError, status: StatusCode, refusal: Option<&str>, wait: Option<i64>) -> Response {
    let (template, fields, token) = match &failure.0 {
        Failure::Stale { fields, token } => ("errors/stale.html", Value::from(Serde(fields.without_token())), token.as_str()),
        _ => ("errors/error.html", Value::from(()), ""),
    };
    let context = context! {
        status => status.as_u16(), name => failure.name(), refusal, fields, token,
        minutes => wait.map(|seconds| (seconds + 59) / 60),
    };
    let response = page(site, viewer, status, template, context);
    if response.extensions().get::<Carried>().is_none() {
        return response;
    }
    // The error page itself is broken. A test renders all of them; whoever still gets here is told plainly.
    tracing::error!(request.id = %viewer.request_id, template, "an error page could not be rendered");
    let plain = format!("{}\n{}\n", text(viewer.language, "site-error-internal-title"), viewer.request_id);
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], plain).into_response()
}

/// RFC 9457.
fn problem(viewer: &Viewer, failure: &PageError, status: StatusCode, refusal: Option<&str>) -> Response {
    let name = refusal.unwrap_or(failure.name());
    let title = match refusal {
        Some(key) => text(viewer.language, &format!("refusal-{key}")),
        None if is_api(&viewer.path) => text(viewer.language, &format!("api-problem-{name}")),
        None => text(viewer.language, &format!("site-error-{name}-title")),
    };
    let mut body = serde_json::json!({ "type": format!("urn:belfry:problem:{name}"), "title": title, "status": status.as_u16(), "request_id": viewer.request_id });
    if let Failure::Of(Error::Invalid(errors)) = &failure.0 {
        let errors: Vec<_> = errors
            .0
            .iter()
            .map(|error| {
                let limit = std::collections::HashMap::from([("limit".into(), error.limit.unwrap_or(0).into())]);
                let detail = lookup(viewer.language, &format!("field-{}", error.code), &limit).unwrap_or_else(|| error.code.clone());
                serde_json::json!({ "field": error.field, "code": error.code, "detail": detail })
            })
            .collect();
        body["errors"] = errors.into();
    }
    (status, [(header::CONTENT_TYPE, "application/problem+json")], Json(body).0.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    use minijinja::{Value, context};

    use super::name;
    use crate::rules::language::Language;
    use crate::rules::refusal::Refusal;
    use crate::text::templates::Templates;

    /// What `page` adds.
    fn frame() -> Value {
        context! {
            languages => Vec::<Value>::new(), association => context! { name => "Ledenkoepel", email => "x@ledenkoepel.example" }, path => "/", csrf => "",
            request_id => "0", demo => false, asset_version => "0",
        }
    }

    #[test]
    fn every_failure_has_a_page_in_every_language() {
        let templates = Templates::embedded::<super::super::TemplateFiles>().unwrap();
        let names = (400..600).filter_map(|code| axum::http::StatusCode::from_u16(code).ok()).map(name).chain(["form-expired", "refused"]);
        for name in names.collect::<std::collections::BTreeSet<_>>() {
            for language in Language::ALL {
                let context = context! { status => 400, name, refusal => Value::from(()), minutes => 3, ..frame() };
                templates.render("errors/error.html", language, context).unwrap_or_else(|error| panic!("{name}: {error:#}"));
            }
        }
        for refusal in Refusal::ALL {
            for language in Language::ALL {
                let context = context! { status => 409, name => "refused", refusal => refusal.key(), minutes => Value::from(()), ..frame() };
                templates.render("errors/error.html", language, context).unwrap_or_else(|error| panic!("{refusal:?}: {error:#}"));
            }
        }
    }

    #[test]
    fn a_form_shown_again_keeps_what_was_typed_as_text() {
        let templates = Templates::embedded::<super::super::TemplateFiles>().unwrap();
        let context = context! { status => 403, name => "form-expired", fields => vec![("remarks", "\"><script>x</script>")], token => "t", ..frame() };
        let html = templates.render("errors/stale.html", Language::En, context).unwrap();
        assert!(html.contains("name=\"remarks\"") && html.contains("&lt;script&gt;") && !html.contains("<script>"), "{html}");
    }
}

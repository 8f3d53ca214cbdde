//! What the API answers when it does not do what was asked: problem+json (RFC 9457), each kind with a type that stays.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use sea_orm::DbErr;
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{Error, FieldErrors};
use crate::rules::language::Language;
use crate::rules::refusal::Refusal;
use crate::text::translations::{lookup, text};
use crate::web::Site;
use crate::web::viewer::Viewer;

/// What every type begins with.
pub const TYPES: &str = "urn:belfry:problem:";

/// The kinds that are no refusal of the business: name and status. Their titles are `api-problem-{name}`.
pub const KINDS: &[(&str, u16)] = &[
    ("bad-request", 400),
    ("token-needed", 401),
    ("forbidden", 403),
    ("scope-missing", 403),
    ("not-found", 404),
    ("method", 405),
    ("slow", 408),
    ("key-in-use", 409),
    ("changed-meanwhile", 412),
    ("too-large", 413),
    ("form-type", 415),
    ("invalid", 422),
    ("key-reused", 422),
    ("version-needed", 428),
    ("too-many", 429),
    ("internal", 500),
    ("busy", 503),
];

/// Where in a request something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A JSON pointer (RFC 6901) into the body.
    Pointer(String),
    /// Of the query.
    Parameter(String),
    Header(&'static str),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub place: Place,
    /// The end of a text key, `field-{code}`.
    pub code: Cow<'static, str>,
    /// A figure the message names.
    pub limit: Option<usize>,
}

/// A request that is not done, on its way to the gate, which makes the answer in the caller's language.
#[derive(Debug)]
pub struct Problem {
    pub status: StatusCode,
    name: Cow<'static, str>,
    refusal: bool,
    faults: Vec<Fault>,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// When it is worth another try.
    until: Option<Timestamp>,
    cause: Option<anyhow::Error>,
}

/// Sits in an answer's extensions until the gate takes it out.
#[derive(Clone)]
struct Carried(Arc<Problem>);

impl Problem {
    /// One of [`KINDS`].
    #[must_use]
    pub fn of(name: &'static str) -> Self {
        let status = KINDS.iter().find(|(known, _)| *known == name).map_or(500, |(_, status)| *status);
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { status, name: Cow::Borrowed(name), refusal: false, faults: Vec::new(), headers: Vec::new(), until: None, cause: None }
    }

    #[must_use]
    pub fn with(mut self, header: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((header, value));
        self
    }

    /// What came in the query, or in a header, cannot be read.
    #[must_use]
    pub fn at(place: Place, code: &'static str) -> Self {
        Self { faults: vec![Fault { place, code: Cow::Borrowed(code), limit: None }], ..Self::of("bad-request") }
    }

    /// What came in the body does not fit.
    #[must_use]
    pub fn invalid(faults: Vec<Fault>) -> Self {
        Self { faults, ..Self::of("invalid") }
    }

    /// The faults of an action, at pointers into the body.
    #[must_use]
    pub fn of_fields(errors: FieldErrors, pointer: impl Fn(&str) -> String) -> Self {
        let fault = |error: crate::error::FieldError| Fault { place: Place::Pointer(pointer(&error.field)), code: Cow::Owned(error.code), limit: error.limit };
        Self::invalid(errors.0.into_iter().map(fault).collect())
    }

    /// # Errors
    /// What an action says, with its faults at `pointer`s.
    pub fn at_fields(error: Error, pointer: impl Fn(&str) -> String) -> Self {
        match error {
            Error::Invalid(errors) => Self::of_fields(errors, pointer),
            other => other.into(),
        }
    }

    /// The same, with what is wrong where.
    #[must_use]
    pub fn because(mut self, faults: Vec<Fault>) -> Self {
        self.faults = faults;
        self
    }

    #[must_use]
    pub fn busy() -> Self {
        Self::of("busy").with(header::RETRY_AFTER, HeaderValue::from_static("5"))
    }

    #[must_use]
    pub fn too_many(seconds: u64) -> Self {
        Self::of("too-many").with(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)))
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        // Somebody else saved in between: what was asked under a condition fails by it (RFC 9110 §13.1.1).
        if refusal == Refusal::ChangedMeanwhile {
            return Self { refusal: true, ..Self::of("changed-meanwhile") };
        }
        let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT);
        Self { status, name: Cow::Borrowed(refusal.key()), refusal: true, ..Self::of("internal") }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::SignInFirst | Error::SecondStepFirst | Error::SecondStepMissing => Self::of("token-needed"),
            Error::Forbidden | Error::FormExpired => Self::of("forbidden"),
            Error::NotFound => Self::of("not-found"),
            Error::Invalid(errors) => Self::of_fields(errors, |field| format!("/{field}")),
            Error::Refused(refusal) => refusal.into(),
            Error::TooMany { until } => Self { until: Some(until), ..Self::of("too-many") },
            Error::Busy => Self::busy(),
            Error::Internal(cause) => Self { cause: Some(cause), ..Self::of("internal") },
        }
    }
}

impl From<DbErr> for Problem {
    fn from(error: DbErr) -> Self {
        Error::from(error).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(Carried(Arc::new(self)));
        response
    }
}

/// The body of every answer that is no success.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// Which problem it is; the list of them stands in the documentation. It stays when the title changes.
    #[serde(rename = "type")]
    #[schema(example = "urn:belfry:problem:not-found", pattern = "^urn:belfry:problem:[a-z0-9-]+$")]
    pub kind: String,
    /// In the language asked for by `Accept-Language`: Dutch, French or English.
    pub title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// Names this request in the log.
    pub request_id: String,
    /// What is wrong where, for `invalid` and `bad-request`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<FaultBody>,
}

/// One thing that is wrong.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Fault)]
pub struct FaultBody {
    /// Where in the body, as a JSON pointer (RFC 6901).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// Which parameter of the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// Which header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// Stays when the words change.
    pub code: String,
    /// In words.
    pub detail: String,
}

/// The title of a problem in that language.
#[must_use]
pub fn title(language: Language, name: &str, refusal: bool) -> String {
    let prefix = if refusal { "refusal" } else { "api-problem" };
    text(language, &format!("{prefix}-{name}"))
}

/// As it is sent.
#[must_use]
pub fn body(language: Language, name: &str, refusal: bool, status: u16, request_id: &str, faults: &[Fault]) -> ProblemBody {
    let fault = |fault: &Fault| {
        let place = |wanted: Option<&str>| wanted.map(str::to_owned);
        let (pointer, parameter, header) = match &fault.place {
            Place::Pointer(pointer) => (Some(pointer.as_str()), None, None),
            Place::Parameter(parameter) => (None, Some(parameter.as_str()), None),
            Place::Header(header) => (None, None, Some(*header)),
        };
        let limit = HashMap::from([("limit".into(), fault.limit.unwrap_or(0).into())]);
        let detail = lookup(language, &format!("field-{}", fault.code), &limit).unwrap_or_else(|| fault.code.to_string());
        FaultBody { pointer: place(pointer), parameter: place(parameter), header: place(header), code: fault.code.to_string(), detail }
    };
    let errors = faults.iter().map(fault).collect();
    ProblemBody { kind: format!("{TYPES}{name}"), title: title(language, name, refusal), status, request_id: request_id.to_owned(), errors }
}

/// Makes problem+json of an answer that carries a problem; others stay as they are.
#[must_use]
pub fn render(site: &Site, viewer: &Viewer, mut response: Response) -> Response {
    let Some(Carried(problem)) = response.extensions_mut().remove::<Carried>() else { return response };
    if let Some(cause) = &problem.cause {
        tracing::error!(request.id = %viewer.request_id, error = ?format!("{cause:#}"), "a request of the API failed");
    }
    let body = body(viewer.language, &problem.name, problem.refusal, problem.status.as_u16(), &viewer.request_id, &problem.faults);
    let text = serde_json::to_string(&body).unwrap_or_default();
    let mut rendered = (problem.status, [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")], text).into_response();
    if let Some(until) = problem.until {
        let seconds = until.duration_since(site.app.clock.now()).as_secs().clamp(1, 86_400);
        rendered.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    for (name, value) in &problem.headers {
        rendered.headers_mut().insert(name, value.clone());
    }
    rendered
}

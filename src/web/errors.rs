//! Failures as pages: handlers return [`PageError`], one layer renders it in the visitor's language.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Site;
use super::viewer::Viewer;
use crate::error::Error;

/// A failure on its way to the layer that makes a page of it.
#[derive(Debug)]
pub struct PageError(pub Error);

impl<E: Into<Error>> From<E> for PageError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(Arc::new(self.0));
        response
    }
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::SignInFirst => StatusCode::SEE_OTHER,
        Error::Forbidden | Error::FormExpired => StatusCode::FORBIDDEN,
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Refused(refusal) => StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT),
        Error::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

pub async fn layer(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let request_id = site.app.clock.random_id().simple().to_string();
    let viewer = Viewer::of(request.uri(), request.headers(), IpAddr::V4(Ipv4Addr::LOCALHOST), request_id);
    request.extensions_mut().insert(viewer);
    next.run(request).await
}

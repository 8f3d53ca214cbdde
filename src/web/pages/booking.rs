//! `/b/{token}`: whom somebody registered, and the way to each of them.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::value::Serde;
use minijinja::{Value, context};

use super::event_view::{EventView, contact};
use super::private;
use crate::error::Error;
use crate::keys::Token;
use crate::links;
use crate::queries::booking_overview::booking_overview;
use crate::rules::registration::admit;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let token = Token::parse(&token).ok_or(Error::NotFound)?;
    let found = booking_overview(site.app.db.reader(), token.hash()).await?.ok_or(Error::NotFound)?;
    let (event, now) = (&found.event, site.app.clock.now());
    let base = links::booking(token.as_str());
    let colleagues: Vec<Value> = found
        .registrations
        .iter()
        .map(|registration| {
            context! {
                href => format!("{base}/{}", registration.id),
                name => format!("{} {}", registration.first_name, registration.last_name),
                email => registration.email.as_str(),
                status => Serde(registration.status),
            }
        })
        .collect();
    let context = context! {
        event => Serde(EventView::of(event, None, &found.sessions, &site.app.config.time_zone, viewer.language, now)),
        booker => format!("{} {}", found.booking.first_name, found.booking.last_name),
        colleagues,
        known => found.known(),
        waits_together => found.booking.waits_together,
        can_register => admit(&event.offer(), now).is_ok(),
        contact => contact(event),
    };
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/booking.html", context)))
}

//! `/r/{token}/ticket`: what one shows at the door, to print or on a phone. The QR code says nothing of its holder and
//! opens nothing but check-in.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use minijinja::{Value, context};

use super::my_registration::facts;
use super::private;
use super::way::Way;
use crate::entity::event::{EventFormat, EventStatus};
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::error::Error;
use crate::pictures::qr_address;
use crate::queries::my_registration::MyRegistration;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, way: Way) -> Result<Response, PageError> {
    let found = way.find(&site).await?;
    let now = site.app.clock.now();
    let ticket = ticket(&site, &found, now).ok_or(Error::NotFound)?;
    let facts = facts(&site, &viewer, &way, &found, now);
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/ticket.html", context! { ticket, ..facts })))
}

/// The ticket of somebody who has a place and comes to it; `None`: there is nothing to show at a door.
pub fn ticket(site: &Site, found: &MyRegistration, now: Timestamp) -> Option<Value> {
    let comes = match found.event.format {
        EventFormat::Onsite => true,
        EventFormat::Hybrid => found.registration.attendance_mode != Some(AttendanceMode::Online),
        EventFormat::Online => false,
    };
    let ahead = found.event.status == EventStatus::Published && found.event.ends_at.is_none_or(|end| end.0 > now);
    if !comes || !ahead || found.registration.status != RegistrationStatus::Confirmed {
        return None;
    }
    let address = site.app.links.ticket(&site.app.keys.ticket(found.registration.id));
    let picture = qr_address(&address)?;
    Some(context! { address, picture })
}

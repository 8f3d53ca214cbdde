//! Pages for everyone: the list, events, programmes, registering, one's own registration, joining, and demo mode's
//! mailbox. Never here: the desk, decisions, SQL. Start reading at `event`, then `register`.

mod cancel_registration;
mod event;
pub(super) mod event_view;
mod events;
mod invitation;
mod join;
mod mailbox;
mod my_registration;
mod organisation_field;
mod organisations;
mod programme;
mod register;
mod registered;
mod registration_form;
mod structured_data;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::{get, post};

use super::Site;

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/", get(events::show))
        .route("/events/{slug}", get(event::show))
        .route("/events/{slug}/register", get(register::show).post(register::submit))
        .route("/events/{slug}/registered", get(registered::show))
        .route("/programmes/{slug}", get(programme::show))
        .route("/organisations.json", get(organisations::propose))
        .route("/r/{token}", get(my_registration::show))
        .route("/r/{token}/cancel", get(cancel_registration::show).post(cancel_registration::submit))
        .route("/i/{token}", get(invitation::show))
        .route("/i/{token}/decline", post(invitation::decline))
        .route("/j/{token}", get(join::show).post(join::enter))
        .route("/demo/mailbox", get(mailbox::list))
        .route("/demo/mailbox/{id}", get(mailbox::show))
        .route("/demo/mailbox/{id}/html", get(mailbox::html))
}

/// Marks an answer that one person's link opens: not kept, not indexed, and its address told to nobody.
fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}

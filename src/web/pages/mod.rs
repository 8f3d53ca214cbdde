//! Pages for everyone: the list, events, programmes, registering, one's own registrations, joining, and demo mode's
//! mailbox. Never here: the desk, decisions, SQL. Start reading at `event`, then `register`.

mod ask;
mod booking;
mod cancel_registration;
mod certificate;
mod change_address;
mod change_registration;
mod check_in;
mod evaluation;
pub(super) mod event;
pub mod event_details;
mod event_rules;
pub(super) mod event_view;
pub(super) mod events;
pub mod hand_over;
mod invitation;
mod join;
mod learning_record;
mod mailbox;
mod materials;
mod me;
mod my;
mod my_calendar;
mod my_data;
mod my_registration;
mod organisation_field;
mod organisations;
mod programme;
mod register;
mod registered;
mod registration_form;
pub(super) mod renamed;
mod structured_data;
pub(super) mod subscribe;
mod ticket;
mod unsubscribe;
mod verify;
mod way;

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
        .route("/events/{slug}/ask", get(ask::show).post(ask::submit))
        .route("/events/{slug}/asked", get(ask::asked))
        .route("/programmes/{slug}", get(programme::show))
        .route("/organisations.json", get(organisations::propose))
        .merge(registration("/r/{token}"))
        .route("/in", get(check_in::way_in))
        .route("/r/{token}/check-in", get(check_in::show).post(check_in::submit))
        .route("/r/{token}/calendar", get(my_calendar::show))
        .route("/r/{token}/calendar/{verb}", post(my_calendar::act))
        .route("/r/{token}/certificate", get(certificate::show))
        .route("/r/{token}/certificate.pdf", get(certificate::download))
        .route("/v", get(verify::ask))
        .route("/v/{number}", get(verify::show))
        .route("/my", get(my::ask).post(my::request))
        .route("/my/sent", get(my::sent))
        .route("/my/{token}", get(my::show))
        .route("/my/{token}/record", get(learning_record::show))
        .route("/my/{token}/record.pdf", get(learning_record::download))
        .route("/my/{token}/data", get(my_data::show))
        .route("/my/{token}/data.json", get(my_data::download))
        .route("/my/{token}/erase", get(my_data::ask_erasure).post(my_data::erase))
        .route("/my/{token}/{verb}", post(my::act))
        .route("/b/{token}", get(booking::show))
        .merge(registration("/b/{token}/{registration}"))
        .route("/me/forget", post(me::forget))
        .route("/i/{token}", get(invitation::show))
        .route("/i/{token}/decline", post(invitation::decline))
        .route("/e/{token}", get(evaluation::show).post(evaluation::submit))
        .route("/u/{token}", get(unsubscribe::show).post(unsubscribe::unsubscribe))
        .route("/u/{token}/undo", post(unsubscribe::subscribe))
        .route("/j/{token}", get(join::show).post(join::enter))
        .route("/demo/mailbox", get(mailbox::list))
        .route("/demo/mailbox/{id}", get(mailbox::show))
        .route("/demo/mailbox/{id}/html", get(mailbox::html))
}

/// The pages of one registration, whoever's link opened them.
fn registration(base: &str) -> Router<Site> {
    let path = |step: &str| format!("{base}{step}");
    Router::new()
        .route(base, get(my_registration::show))
        .route(&path("/accept"), post(my_registration::accept_offer))
        .route(&path("/refuse"), post(my_registration::refuse_offer))
        .route(&path("/change"), get(change_registration::show).post(change_registration::submit))
        .route(&path("/address"), get(change_address::show).post(change_address::submit))
        .route(&path("/hand-over"), get(hand_over::show).post(hand_over::submit))
        .route(&path("/materials/{material}"), get(materials::download))
        .route(&path("/ticket"), get(ticket::show))
        .route(&path("/cancel"), get(cancel_registration::show).post(cancel_registration::submit))
}

/// Marks an answer that one person's link opens: not kept, not indexed, and its address told to nobody.
fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}

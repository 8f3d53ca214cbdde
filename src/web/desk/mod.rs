//! The desk: pages for organisers. Every handler takes `SignedIn` (or is about signing in), shows what the role may
//! do, and leaves the refusing to the actions. Never here: SQL, decisions. Start reading at [`routes`].

mod address;
mod cancel_event;
mod changes;
mod conflict;
mod edit_event;
mod event_form;
mod events;
mod frame;
mod hand_over;
mod history;
mod invitee_list;
mod invitees;
mod letters;
mod local_time;
mod mail;
mod mails;
mod new_event;
mod one_mail;
mod overview;
mod participants;
mod preview;
mod question_form;
mod questions;
mod registration;
mod registration_verbs;
mod rules;
mod rules_form;
mod session_form;
mod sessions;
mod sign_in;
mod start;
mod waiting_list;

use axum::Router;
use axum::routing::{get, post};

use super::Site;

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk", get(start::show))
        .route("/desk/sign-in", get(sign_in::ask).post(sign_in::request))
        .route("/desk/sign-in/sent", get(sign_in::sent))
        .route("/desk/sign-in/{token}", get(sign_in::link).post(sign_in::enter))
        .route("/desk/sign-out", post(sign_in::leave))
        .route("/desk/events", get(events::show))
        .route("/desk/events/new", get(new_event::show).post(new_event::submit))
        .route("/desk/events/{event}", get(overview::show))
        .route("/desk/events/{event}/edit", get(edit_event::show).post(edit_event::submit))
        .route("/desk/events/{event}/preview", get(preview::show))
        .route("/desk/events/{event}/publish", post(overview::publish))
        .route("/desk/events/{event}/cancel", get(cancel_event::show).post(cancel_event::submit))
        .route("/desk/events/{event}/sessions/new", get(sessions::new).post(sessions::add))
        .route("/desk/events/{event}/sessions/{session}/edit", get(sessions::show).post(sessions::save))
        .route("/desk/events/{event}/sessions/{session}/remove", get(sessions::ask_removal).post(sessions::remove))
        .route("/desk/events/{event}/sessions/{session}/put-back", post(changes::put_session_back))
        .route("/desk/events/{event}/changes", get(changes::show))
        .route("/desk/events/{event}/changes/send", post(changes::send))
        .route("/desk/events/{event}/changes/withdraw", post(changes::withdraw))
        .route("/desk/events/{event}/rules", get(rules::show).post(rules::save))
        .route("/desk/events/{event}/rules/renew-secret-link", post(rules::renew))
        .route("/desk/events/{event}/questions", get(questions::list))
        .route("/desk/events/{event}/questions/new", get(questions::new).post(questions::add))
        .route("/desk/events/{event}/questions/{question}/edit", get(questions::edit).post(questions::save))
        .route("/desk/events/{event}/questions/{question}/move", post(questions::shift))
        .route("/desk/events/{event}/questions/{question}/remove", get(questions::ask_removal).post(questions::remove))
        .route("/desk/events/{event}/letters", get(letters::show).post(letters::save))
        .route("/desk/events/{event}/letters/{kind}", get(letters::show_paragraph).post(letters::save_paragraph))
        .route("/desk/events/{event}/participants", get(participants::show).post(participants::act))
        .route("/desk/events/{event}/waiting-list", get(waiting_list::show))
        .route("/desk/events/{event}/invitees", get(invitees::show).post(invitees::add))
        .route("/desk/events/{event}/invitees/remind", post(invitees::remind))
        .route("/desk/events/{event}/invitees/{invitee}/withdraw", post(invitees::withdraw))
        .route("/desk/registrations/{registration}", get(registration::show))
        .route("/desk/registrations/{registration}/hand-over", get(hand_over::show).post(hand_over::submit))
        .route("/desk/registrations/{registration}/address", get(address::show).post(address::submit))
        .route("/desk/registrations/{registration}/{verb}", get(registration_verbs::ask).post(registration_verbs::act))
        .route("/desk/mail", get(mail::show))
        .route("/desk/mails", get(mails::list))
        .route("/desk/mails/{kind}/{number}", get(mails::show))
        .route("/desk/mails/{kind}/{number}/html", get(mails::html))
        .route("/desk/mails/{kind}/{number}/source", get(mails::source))
        .route("/desk/mail/try-all-again", post(mail::try_all_again))
        .route("/desk/mail/{mail}", get(one_mail::show))
        .route("/desk/mail/{mail}/html", get(one_mail::html))
        .route("/desk/mail/{mail}/try-again", post(one_mail::try_again))
        .route("/desk/mail/{mail}/withdraw", post(one_mail::withdraw))
        .route("/desk/mail/{mail}/resend", post(one_mail::resend))
        .route("/desk/mail/{mail}/clear-address", post(one_mail::clear_address))
}

//! The event as the public will see it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;

use super::frame::{desk_page, id, value};
use crate::entity::event::EventStatus;
use crate::queries::desk_event::desk_event;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::pages::event_view::{EventView, contact, content_contact};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    let mut shown = desk_event(&site.app.db, id(&event)?).await?;
    // A draft is shown as it will look once it is public.
    if shown.event.status == EventStatus::Draft {
        shown.event.status = EventStatus::Published;
    }
    let event = &shown.event;
    let texts = event.texts_for(viewer.language);
    let view = EventView::of(event, shown.programme.as_ref(), &shown.sessions, &site.app.config.time_zone, viewer.language, site.app.clock.now());
    let context = context! {
        id => event.id.to_string(),
        event => value(view),
        description => texts.description.text.as_str(),
        description_language => texts.description.language.code(),
        contact => contact(event),
        content_contact => content_contact(event),
        preview => true,
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/preview.html", context))
}

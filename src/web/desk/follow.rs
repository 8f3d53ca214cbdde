//! What the signed-in organiser wants to hear of an event.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};

use super::frame::{desk_page, done, id, labels, value};
use crate::actions::event::follow::follow;
use crate::error::{Error, FieldErrors};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::following::following;
use crate::rules::event_news::{Following, Wishes};
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let wishes = following(&site.app.db, shown.event.id, signed_in.acting.organiser_id).await?;
    Ok(form(&site, &viewer, &signed_in, StatusCode::OK, &shown, wishes, &FieldErrors::default()))
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let event_id = id(&event)?;
    let registrations = Following::parse(fields.get("following"));
    let wishes = Wishes { registrations: registrations.unwrap_or_default(), cancellations: fields.checked("cancellations"), failures: fields.checked("failures") };
    let result = if registrations.is_some() {
        follow(&site.app, signed_in.acting, event_id, wishes).await
    } else {
        let mut faults = FieldErrors::default();
        faults.add("following", "not-in-list");
        Err(Error::Invalid(faults))
    };
    match result {
        Ok(()) => Ok(done(&links::desk_event(event_id), "following-saved")),
        Err(Error::Invalid(faults)) => {
            let shown = desk_event(&site.app.db, event_id).await?;
            Ok(form(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown, wishes, &faults))
        }
        Err(error) => Err(error.into()),
    }
}

fn form(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent, wishes: Wishes, faults: &FieldErrors) -> Response {
    let time = site.app.config.digest_time;
    let options: Vec<Value> =
        Following::ALL.into_iter().map(|each| context! { value => each.code(), label => text(viewer.language, &format!("desk-following-{}", each.code())) }).collect();
    let context = context! {
        event => context! { id => shown.event.id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str() },
        following => wishes.registrations.code(),
        cancellations => wishes.cancellations,
        failures => wishes.failures,
        options,
        digest_time => format!("{:02}:{:02}", time.hour(), time.minute()),
        labels => labels(viewer.language, faults),
        errors => value(&faults.0),
    };
    desk_page(site, viewer, signed_in, status, "desk/follow.html", context)
}

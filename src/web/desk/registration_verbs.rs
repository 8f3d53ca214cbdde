//! What an organiser does with one registration: approve, decline, pick from the waiting list, restore, cancel. Each has a
//! page with a reason and a button; a refusal is said on it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use uuid::Uuid;

use super::frame::{desk_page, done, id, labels, value};
use super::registration::{REASON_LIMIT, event_value, read, registration_value};
use crate::actions::registration::approve::{Several, approve, decline};
use crate::actions::registration::cancel::cancel;
use crate::actions::registration::holder::Holder;
use crate::actions::registration::pick::pick;
use crate::actions::registration::restore::restore;
use crate::entity::registration::RegistrationStatus;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Approve,
    Decline,
    Pick,
    Restore,
    Cancel,
}

impl Verb {
    fn parse(text: &str) -> Result<Self, Error> {
        match text {
            "approve" => Ok(Self::Approve),
            "decline" => Ok(Self::Decline),
            "pick" => Ok(Self::Pick),
            "restore" => Ok(Self::Restore),
            "cancel" => Ok(Self::Cancel),
            _ => Err(Error::NotFound),
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Decline => "decline",
            Self::Pick => "pick",
            Self::Restore => "restore",
            Self::Cancel => "cancel",
        }
    }

    fn done(self) -> &'static str {
        match self {
            Self::Approve => "approved",
            Self::Decline => "declined",
            Self::Pick => "picked",
            Self::Restore => "restored",
            Self::Cancel => "registration-cancelled",
        }
    }

    /// Why it cannot be done with one that stands so, whatever the places.
    fn refusal(self, status: RegistrationStatus) -> Option<Refusal> {
        use RegistrationStatus::{Offered, Pending, Waitlisted};
        match self {
            Self::Approve => (status != Pending).then_some(Refusal::NotPending),
            Self::Decline => (!matches!(status, Pending | Waitlisted | Offered)).then_some(Refusal::NotPending),
            Self::Pick => (!matches!(status, Waitlisted | Offered)).then_some(Refusal::NotWaiting),
            Self::Restore => status.is_active().then_some(Refusal::NotEnded),
            Self::Cancel => (!status.is_active()).then_some(Refusal::NotActive),
        }
    }
}

/// What was sent.
#[derive(Default)]
struct Sent {
    reason: String,
    overbook: bool,
    faults: FieldErrors,
    refusal: Option<Refusal>,
}

pub async fn ask(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((registration, verb)): Path<(String, String)>) -> Result<Response, PageError> {
    let verb = Verb::parse(&verb)?;
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    page(&site, &viewer, &signed_in, id(&registration)?, verb, StatusCode::OK, Sent::default()).await
}

pub async fn act(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((registration, verb)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    let verb = Verb::parse(&verb)?;
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let registration_id = id(&registration)?;
    let mut sent = Sent { reason: fields.get("reason").to_owned(), overbook: fields.checked("overbook"), ..Sent::default() };
    let reason = match names::text(&sent.reason, REASON_LIMIT) {
        Ok(reason) => (!reason.is_empty()).then_some(reason),
        Err(fault) => {
            sent.faults.add_fault("reason", fault);
            return page(&site, &viewer, &signed_in, registration_id, verb, StatusCode::UNPROCESSABLE_ENTITY, sent).await;
        }
    };
    let (app, acting) = (&site.app, signed_in.acting);
    let result = match verb {
        Verb::Approve => approve(app, acting, vec![registration_id], reason).await.and_then(|several| one(&several)),
        Verb::Decline => decline(app, acting, vec![registration_id], reason).await.and_then(|several| one(&several)),
        Verb::Pick => pick(app, acting, registration_id, sent.overbook, reason).await,
        Verb::Restore => restore(app, acting, registration_id, sent.overbook, reason).await,
        Verb::Cancel => cancel(app, Holder::Organiser(acting, registration_id), reason).await,
    };
    match result {
        Ok(()) => Ok(done(&format!("/desk/registrations/{registration_id}"), verb.done())),
        Err(Error::Refused(refusal)) => {
            sent.refusal = Some(refusal);
            page(&site, &viewer, &signed_in, registration_id, verb, StatusCode::CONFLICT, sent).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The answer for one of several.
fn one(several: &Several) -> Result<(), Error> {
    several.refused.first().map_or(Ok(()), |(_, refusal)| Err((*refusal).into()))
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, registration: Uuid, verb: Verb, status: StatusCode, sent: Sent) -> Result<Response, PageError> {
    let shown = read(site, registration).await?;
    let impossible = verb.refusal(shown.registration.status);
    let refusal = sent.refusal.or(impossible);
    let has_places = shown.event.capacity.is_none_or(|capacity| shown.event.places_taken < capacity);
    let needs_place = matches!(verb, Verb::Pick | Verb::Restore) && shown.registration.status != RegistrationStatus::Offered;
    let short = matches!(refusal, Some(Refusal::Full | Refusal::RoomFull | Refusal::OnlineFull | Refusal::OrganisationHasItsShare));
    let context = context! {
        registration => registration_value(&shown, false),
        event => event_value(&shown),
        verb => verb.code(),
        possible => impossible.is_none(),
        full => needs_place && !has_places,
        offers_overbooking => needs_place && (!has_places || short || sent.overbook),
        refusal => refusal.map(Refusal::key),
        values => context! { reason => sent.reason.as_str(), overbook => sent.overbook },
        labels => labels(viewer.language, &sent.faults),
        errors => value(&sent.faults.0),
        reason_limit => REASON_LIMIT,
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/registration_verb.html", context))
}

//! The door: a ticket is scanned, or a name chosen, and whoever holds it is in, or out. Who is not to come in is said so;
//! what was scanned elsewhere while there was no network has happened, and is recorded all the same.

use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::evidence::{add, known, piece, settle, sitting};
use super::{open_session, session_of};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::approve::approve;
use crate::actions::registration::pick::pick;
use crate::actions::registration::restore::restore;
use crate::app::App;
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::{event, session, session_choice};
use crate::error::Error;
use crate::keys::Token;
use crate::rules::permission::Permission;
use crate::rules::presence::{Claim, Sitting};

/// What somebody shows at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The code of a ticket.
    Ticket(Token),
    /// Their name, which was found on the list: the registration.
    Name(Uuid),
}

/// Which way they go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    #[default]
    In,
    Out,
}

impl Direction {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }

    /// In, unless it says out.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        if code == Self::Out.code() { Self::Out } else { Self::In }
    }

    fn kind(self) -> EvidenceKind {
        match self {
            Self::In => EvidenceKind::CheckIn,
            Self::Out => EvidenceKind::CheckOut,
        }
    }
}

/// One look at one ticket.
#[derive(Debug, Clone)]
pub struct Scan {
    /// Chosen by the door: the same scan of the same person sent twice is one.
    pub id: Uuid,
    pub shown: Shown,
    pub direction: Direction,
    /// When it was, if it is told later; a moment that lies ahead counts as now.
    pub at: Option<Timestamp>,
    /// The device that kept it meanwhile.
    pub device: Option<Uuid>,
}

/// What the door is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Welcome,
    /// In since then; this scan is on record, too.
    Already(Timestamp),
    Left,
    /// No ticket of ours, or of nobody that is left.
    Unknown,
    /// Of another event; its title, for who may see it.
    OtherEvent(Option<String>),
    /// They chose these sessions of the event, and not this one.
    OtherSession(Vec<Uuid>),
    /// On the list without a place: cancelled, declined, waitlisted, offered or pending.
    NoPlace(RegistrationStatus),
}

/// Whom it is about, and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// `None` with `Unknown` and `OtherEvent`.
    pub registration: Option<Uuid>,
    pub verdict: Verdict,
    /// The list was closed meanwhile: it is on record and counts once the list is opened again.
    pub closed: bool,
}

/// Checks somebody in or out. Two doors in the same second: both scans are kept, the earlier counts.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`.
pub async fn check_in(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, scan: Scan) -> Result<Answer, Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (event, session) = open_session(transaction, &ground, event_id, session_id).await?;
                Door { app: &ground, acting, event: &event, session: &session, happened: false }.take(transaction, &scan).await
            })
        })
        .await
}

/// Scans of a device that had no network, in their order. They happened: each is recorded at its time, also of somebody
/// who has no place, and of a list that was closed meanwhile, whose record they do not change.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`.
pub async fn check_in_later(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, scans: Vec<Scan>) -> Result<Vec<Answer>, Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (event, session) = session_of(transaction, event_id, session_id, ground.clock.now()).await?;
                let door = Door { app: &ground, acting, event: &event, session: &session, happened: true };
                let mut answers = Vec::with_capacity(scans.len());
                for scan in &scans {
                    answers.push(door.take(transaction, scan).await?);
                }
                Ok(answers)
            })
        })
        .await
}

/// Lets somebody in who has no place, or chose another session: an organiser decides that at the door. They get the
/// place, beyond the limit if need be, and are checked in.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused` as restoring, picking and approving refuse, and as [`check_in`] does.
pub async fn admit(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, registration_id: Uuid, scan: Uuid) -> Result<Answer, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let found = registration::Entity::find_by_id(registration_id).filter(registration::Column::EventId.eq(event_id)).one(app.db.reader()).await?.ok_or(Error::NotFound)?;
    match found.status {
        RegistrationStatus::Confirmed => {}
        RegistrationStatus::Cancelled | RegistrationStatus::Declined => restore(app, acting, registration_id, true, None).await?,
        RegistrationStatus::Waitlisted | RegistrationStatus::Offered => pick(app, acting, registration_id, true, None).await?,
        RegistrationStatus::Pending => {
            if let Some((_, refusal)) = approve(app, acting, vec![registration_id], None).await?.refused.into_iter().next() {
                return Err(refusal.into());
            }
            // Where no place was left they wait now.
            let now = registration::Entity::find_by_id(registration_id).one(app.db.reader()).await?;
            if now.is_some_and(|now| now.status == RegistrationStatus::Waitlisted) {
                pick(app, acting, registration_id, true, None).await?;
            }
        }
    }
    let ground = app.clone();
    let scan = Scan { id: scan, shown: Shown::Name(registration_id), direction: Direction::In, at: None, device: None };
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (event, session) = open_session(transaction, &ground, event_id, session_id).await?;
                comes_to(transaction, &session, registration_id).await?;
                Door { app: &ground, acting, event: &event, session: &session, happened: false }.take(transaction, &scan).await
            })
        })
        .await
}

/// Puts somebody among those of a session that is chosen, beyond its places if need be.
pub(super) async fn comes_to(transaction: &DatabaseTransaction, session: &session::Model, registration_id: Uuid) -> Result<(), Error> {
    if session.inclusion == session::SessionInclusion::Included || chosen(transaction, registration_id).await?.contains(&session.id) {
        return Ok(());
    }
    let choice = session_choice::Model { registration_id, session_id: session.id };
    session_choice::Entity::insert(choice.into_active_model()).exec_without_returning(transaction).await?;
    let holds_place = registration::Entity::find_by_id(registration_id).select_only().column(registration::Column::HoldsPlace).into_tuple::<bool>().one(transaction).await?;
    if holds_place == Some(true) {
        let taken = Expr::col(session::Column::PlacesTaken).add(1);
        session::Entity::update_many().col_expr(session::Column::PlacesTaken, taken).filter(session::Column::Id.eq(session.id)).exec(transaction).await?;
    }
    Ok(())
}

async fn chosen(transaction: &DatabaseTransaction, registration_id: Uuid) -> Result<Vec<Uuid>, Error> {
    let rows = session_choice::Entity::find().filter(session_choice::Column::RegistrationId.eq(registration_id));
    Ok(rows.select_only().column(session_choice::Column::SessionId).into_tuple().all(transaction).await?)
}

/// Where the scans of one session come in, in one transaction.
pub(super) struct Door<'d> {
    pub app: &'d App,
    pub acting: Acting,
    pub event: &'d event::Model,
    pub session: &'d session::Model,
    /// It is not asked any more whether they may come in.
    pub happened: bool,
}

impl Door<'_> {
    pub async fn take(&self, transaction: &DatabaseTransaction, scan: &Scan) -> Result<Answer, Error> {
        let closed = self.session.attendance_closed_at.is_some();
        let nobody = |verdict| Answer { registration: None, verdict, closed };
        let id = match &scan.shown {
            Shown::Ticket(code) => self.app.keys.ticketed(code),
            Shown::Name(id) => Some(*id),
        };
        let found = match id {
            Some(id) => registration::Entity::find_by_id(id).one(transaction).await?,
            None => None,
        };
        let Some(found) = found else { return Ok(nobody(Verdict::Unknown)) };
        if found.event_id != self.event.id {
            return Ok(nobody(self.other_event(transaction, found.event_id).await?));
        }
        let answer = |verdict| Answer { registration: Some(found.id), verdict, closed };
        let refused = self.refused(transaction, &found).await?;
        if refused.is_some() && !self.happened {
            return Ok(answer(refused.unwrap_or(Verdict::Unknown)));
        }
        let verdict = self.note(transaction, scan, found.id).await?;
        Ok(answer(refused.unwrap_or(verdict)))
    }

    /// Whoever may not see that event is not told its name.
    async fn other_event(&self, transaction: &DatabaseTransaction, event_id: Uuid) -> Result<Verdict, Error> {
        let scope = self.acting.scope(transaction).await?;
        let found = event::Entity::find_by_id(event_id).one(transaction).await?;
        Ok(Verdict::OtherEvent(found.filter(|event| scope.holds(event.programme_id)).map(|event| event.title)))
    }

    /// Why they are not to come in; `None`: they are.
    async fn refused(&self, transaction: &DatabaseTransaction, found: &registration::Model) -> Result<Option<Verdict>, Error> {
        if found.status != RegistrationStatus::Confirmed {
            return Ok(Some(Verdict::NoPlace(found.status)));
        }
        if self.session.inclusion == session::SessionInclusion::Included {
            return Ok(None);
        }
        let chosen = chosen(transaction, found.id).await?;
        Ok((!self.session.is_attended(&chosen)).then_some(Verdict::OtherSession(chosen)))
    }

    /// Writes the scan down, and what it makes of the record.
    pub async fn note(&self, transaction: &DatabaseTransaction, scan: &Scan, registration_id: Uuid) -> Result<Verdict, Error> {
        let now = self.app.clock.now();
        let at = scan.at.unwrap_or(now).min(now);
        let before = known(transaction, self.session.id, &[registration_id]).await?.remove(&registration_id).unwrap_or_default();
        let sitting = sitting(transaction, self.session).await?;
        let id = evidence_id(scan, registration_id);
        let since = inside_since(&sitting, &self.event.attendance_rules(), &before, id, at);
        let mut row = piece(&self.app.clock, Some(self.acting), self.session.id, registration_id, scan.direction.kind());
        (row.id, row.at, row.source_id) = (id, at.into(), scan.device);
        if add(transaction, vec![row]).await? > 0 {
            if self.session.attendance_closed_at.is_none() {
                settle(transaction, self.event, self.session, &[registration_id]).await?;
            }
            let action = match scan.direction {
                Direction::In => "attendance.check_in",
                Direction::Out => "attendance.check_out",
            };
            let noted = json!({ "session": self.session.id });
            audit::record(transaction, &self.app.clock, ActorKind::Organiser, Some(&self.acting), action, Subject("registration", registration_id), noted).await?;
        }
        Ok(match (scan.direction, since) {
            (Direction::Out, _) => Verdict::Left,
            (Direction::In, Some(since)) => Verdict::Already(since),
            (Direction::In, None) => Verdict::Welcome,
        })
    }
}

/// The same for the same scan of the same person; a form that somebody went back to and used for another is another.
fn evidence_id(scan: &Scan, registration_id: Uuid) -> Uuid {
    let hash = Sha256::new().chain_update(scan.id).chain_update(registration_id).chain_update(scan.direction.code()).finalize();
    let mut octets = [0; 16];
    octets.copy_from_slice(&hash[..16]);
    uuid::Builder::from_random_bytes(octets).into_uuid()
}

/// Since when they are in at `at`, as far as other scans of the same part of the day tell.
fn inside_since(sitting: &Sitting, rules: &crate::rules::presence::AttendanceRules, before: &[attendance_evidence::Model], this: Uuid, at: Timestamp) -> Option<Timestamp> {
    let parts = sitting.parts(rules);
    // Who comes to the morning comes before it starts.
    let begins = parts.iter().skip(1).map(|part| part.0).filter(|begins| *begins <= at).max();
    let mut inside = None;
    for piece in before.iter().filter(|piece| piece.id != this && begins.is_none_or(|begins| piece.at.0 >= begins)) {
        match piece.piece().claim {
            Claim::In => inside = inside.or(Some(piece.at.0)),
            Claim::Out => inside = None,
            _ => {}
        }
    }
    inside
}

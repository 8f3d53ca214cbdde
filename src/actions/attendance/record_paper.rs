//! The signed list of a session is typed in: who signed was there, and who did not sign a list that is complete was
//! not, unless other evidence says so.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::evidence::{add, known, piece, settle, withdraw};
use super::open_session;
use super::record::expected;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::registration::{self, AttendanceMode};
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::paper::OnPaper;
use crate::rules::permission::Permission;
use crate::rules::presence::Claim;

/// One person's row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    pub registration_id: Uuid,
    /// As it stood when the form was shown.
    pub before: OnPaper,
    /// `Unknown`: no box is ticked.
    pub ticked: OnPaper,
}

/// What typing it in did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedIn {
    pub changed: u64,
    /// People whose row somebody else typed differently in the meantime; theirs stands.
    pub met: Vec<Uuid>,
}

/// Records these rows. `complete`: who has no tick was absent, but for those who take part online, who do not sign.
/// Of people who are not expected there nothing is recorded.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)`; `Refused(AttendanceClosed)`.
pub async fn record_paper(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, lines: Vec<Line>, complete: bool) -> Result<TypedIn, Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, (event_id, session_id), &lines, complete).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, (event_id, session_id): (Uuid, Uuid), lines: &[Line], complete: bool) -> Result<TypedIn, Error> {
    let (event, session) = open_session(transaction, app, event_id, session_id).await?;
    let expected: HashSet<Uuid> = expected(transaction, &session).await?.into_iter().collect();
    let lines: Vec<Line> = lines.iter().filter(|line| expected.contains(&line.registration_id)).copied().collect();
    let people: Vec<Uuid> = lines.iter().map(|line| line.registration_id).collect();
    let online = online(transaction, &people).await?;
    let known = known(transaction, session_id, &people).await?;
    let (mut typed, mut old, mut new, mut touched) = (TypedIn::default(), Vec::new(), Vec::new(), Vec::new());
    for Line { registration_id, before, ticked } in lines {
        let mine: Vec<&attendance_evidence::Model> = known.get(&registration_id).into_iter().flatten().filter(|piece| piece.kind == EvidenceKind::Paper).collect();
        let now = OnPaper::of(mine.iter().filter_map(|piece| if let Claim::Said { mark, half } = piece.piece().claim { Some((mark, half)) } else { None }));
        let said = if ticked == OnPaper::Unknown && complete && !online.contains(&registration_id) { OnPaper::Absent } else { ticked };
        if said == now || said == before {
            continue;
        }
        if now != before {
            typed.met.push(registration_id);
            continue;
        }
        old.extend(mine.iter().map(|piece| piece.id));
        if let Some((mark, half)) = said.said() {
            let half = half.map(|half| half.code().to_owned());
            new.push(attendance_evidence::Model { mark: Some(mark.into()), half, ..piece(&app.clock, Some(acting), session_id, registration_id, EvidenceKind::Paper) });
        }
        touched.push(registration_id);
    }
    typed.changed = touched.len() as u64;
    withdraw(transaction, &app.clock, acting, &old).await?;
    add(transaction, new).await?;
    settle(transaction, &event, &session, &touched).await?;
    if typed.changed > 0 {
        let noted = json!({ "people": [null, typed.changed] });
        audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "attendance.paper", Subject("session", session_id), noted).await?;
    }
    Ok(typed)
}

/// Those of these people who take part online.
async fn online(transaction: &DatabaseTransaction, people: &[Uuid]) -> Result<HashSet<Uuid>, Error> {
    let mut online = HashSet::new();
    for chunk in people.chunks(CHUNK) {
        let them =
            registration::Entity::find().filter(registration::Column::Id.is_in(chunk.iter().copied())).filter(registration::Column::AttendanceMode.eq(AttendanceMode::Online));
        online.extend(them.select_only().column(registration::Column::Id).into_tuple::<Uuid>().all(transaction).await?);
    }
    Ok(online)
}

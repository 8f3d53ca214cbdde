//! The lists of a past event are closed, so that reports count them. Nothing follows: no certificate is given, and nobody is told.

use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::Run;
use super::write::piece_of;
use crate::actions::attendance::evidence;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{attendance, registration, session};
use crate::error::Error;
use crate::roster::Roster;
use crate::rules::attendance::Mark;
use crate::rules::past_words::Said;

/// Closes those that are open. With `rest_absent`, whoever has a place and of whom nothing is known was not there.
pub(super) async fn close_lists(transaction: &DatabaseTransaction, app: &App, run: Run, roster: &Roster) -> Result<(), Error> {
    let actor = if run.maker.is_some() { ActorKind::Organiser } else { ActorKind::System };
    for session in roster.sessions.iter().filter(|session| session.attendance_closed_at.is_none()) {
        if run.how.rest_absent {
            mark_rest(transaction, app, run, roster, session).await?;
        }
        let change = session::ActiveModel { id: Unchanged(session.id), attendance_closed_at: Set(Some(app.clock.now().into())), ..Default::default() };
        session::Entity::update(change).exec(transaction).await?;
        let noted = json!({ "attendance_closed": [false, true] });
        audit::record(transaction, &app.clock, actor, run.maker.as_ref(), "attendance.close", Subject("session", session.id), noted).await?;
    }
    Ok(())
}

async fn mark_rest(transaction: &DatabaseTransaction, app: &App, run: Run, roster: &Roster, session: &session::Model) -> Result<(), Error> {
    let marked: HashSet<Uuid> =
        attendance::Entity::of(session.id).select_only().column(attendance::Column::RegistrationId).into_tuple().all(transaction).await?.into_iter().collect();
    let expected: Vec<Uuid> = registration::Entity::expected_at(session).select_only().column(registration::Column::Id).into_tuple().all(transaction).await?;
    let people: Vec<Uuid> = expected.into_iter().filter(|id| !marked.contains(id)).collect();
    let pieces = people.iter().map(|id| piece_of(app, run, session, *id, Said::Mark(Mark::Absent))).collect();
    evidence::add(transaction, pieces).await?;
    evidence::settle(transaction, &roster.event, session, &people).await.map(|_| ())
}

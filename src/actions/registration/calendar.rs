//! People's calendar entries: the first revision, and each further one.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::app::App;
use crate::clock::Clock;
use crate::entity::{Moment, invitation};
use crate::error::Error;
use crate::keys::{Keys, Purpose};

/// The first revision of somebody's calendar entry for one session, with the way in to join it. `earlier` counts the
/// entries for that session that were taken back before.
pub(super) fn first_invitation(clock: &Clock, keys: &Keys, host: &str, registration_id: Uuid, session_id: Uuid, earlier: usize) -> invitation::Model {
    let uid = keys.entry_uid(registration_id, session_id, earlier);
    invitation::Model {
        id: clock.id(),
        registration_id,
        session_id,
        uid: format!("{uid}@{host}"),
        sequence: 0,
        cancelled: false,
        join_token_hash: keys.derive(Purpose::Join, uid, 0).hash(),
        stamp: clock.now().into(),
        partstat: None,
        answered_at: None,
        asked_at: None,
    }
}

/// How many entries for that session were made before.
pub(super) fn earlier(invitations: &[invitation::Model], session_id: Uuid) -> usize {
    invitations.iter().filter(|invitation| invitation.session_id == session_id).count()
}

/// The next revision of these people's calendar entries for these sessions: SEQUENCE one higher, stamped now. What
/// was withdrawn before stays as it is.
pub(super) async fn revise(transaction: &DatabaseTransaction, app: &App, registrations: &[Uuid], sessions: &[Uuid], cancelled: bool) -> Result<(), Error> {
    if registrations.is_empty() || sessions.is_empty() {
        return Ok(());
    }
    invitation::Entity::update_many()
        .col_expr(invitation::Column::Sequence, Expr::col(invitation::Column::Sequence).add(1))
        .col_expr(invitation::Column::Stamp, Expr::value(Moment(app.clock.now())))
        .col_expr(invitation::Column::Cancelled, Expr::value(cancelled))
        .filter(invitation::Column::RegistrationId.is_in(registrations.iter().copied()))
        .filter(invitation::Column::SessionId.is_in(sessions.iter().copied()))
        .filter(invitation::Column::Cancelled.eq(false))
        .exec(transaction)
        .await?;
    Ok(())
}

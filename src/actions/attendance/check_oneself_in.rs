//! A participant gives the code that is shown in the session: they are there. Only by their own link, so that nobody
//! checks in a colleague.

use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::evidence::{add, known, piece, settle};
use super::opens;
use crate::app::App;
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::event::EventStatus;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{check_in_code, check_in_try, session, session_choice};
use crate::error::Error;
use crate::keys::TokenHash;
use crate::rules::self_check_in::typed_code;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckedIn {
    /// Now, or with the same code before.
    At { session_id: Uuid, at: Timestamp },
    /// Not a code that counts here; so many tries are left.
    Wrong { left: i32 },
    /// They tried too often: the next code that is shown counts again.
    TooOften,
    /// No code is shown at the moment.
    NoneShown,
    /// The code is of a session that they do not attend.
    OtherSession,
    /// They have no place.
    NotRegistered,
}

/// Checks the owner of the personal link in at the session whose code this is. A wrong try is counted.
///
/// # Errors
/// `NotFound` for a link that opens nothing; the database's.
pub async fn check_oneself_in(app: &App, link: TokenHash, typed: String) -> Result<CheckedIn, Error> {
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { check_in(transaction, &ground, &link, &typed).await })).await
}

async fn check_in(transaction: &DatabaseTransaction, app: &App, link: &TokenHash, typed: &str) -> Result<CheckedIn, Error> {
    let own = || registration::Entity::find().filter(registration::Column::TokenHash.eq(link.clone()));
    let event_id = own().one(transaction).await?.ok_or(Error::NotFound)?.event_id;
    let event = crate::actions::event::locked(transaction, event_id).await?;
    // Read again: what was read before the lock may be old.
    let mine = own().one(transaction).await?.ok_or(Error::NotFound)?;
    if mine.status != RegistrationStatus::Confirmed || event.status != EventStatus::Published {
        return Ok(CheckedIn::NotRegistered);
    }
    let now = app.clock.now();
    let sessions = session::Entity::of(event_id).all(transaction).await?;
    let open: Vec<&session::Model> = sessions.iter().filter(|session| now >= opens(session) && session.attendance_closed_at.is_none()).collect();
    let codes = check_in_code::Entity::counting(open.iter().map(|session| session.id), now.into(), app.config.check_in_code_wrong).all(transaction).await?;
    let chosen: Vec<Uuid> =
        session_choice::Entity::find().filter(session_choice::Column::RegistrationId.eq(mine.id)).all(transaction).await?.into_iter().map(|choice| choice.session_id).collect();
    let attended: Vec<&session::Model> = open.into_iter().filter(|session| session.is_attended(&chosen)).collect();
    let is_mine = |code: &check_in_code::Model| attended.iter().any(|session| session.id == code.session_id);
    let Some(newest) = codes.iter().find(|code| is_mine(code)) else { return Ok(CheckedIn::NoneShown) };
    let tries = check_in_try::Entity::find().filter(check_in_try::Column::CodeId.eq(newest.id)).filter(check_in_try::Column::RegistrationId.eq(mine.id)).one(transaction).await?;
    let most = app.config.check_in_code_tries;
    if tries.as_ref().is_some_and(|tries| tries.wrong >= most) {
        return Ok(CheckedIn::TooOften);
    }
    let given = typed_code(typed);
    let fits = |code: &&check_in_code::Model| given.as_deref() == Some(app.keys.check_in_code(code.id).as_str());
    let Some(code) = codes.iter().filter(|code| is_mine(code)).find(fits) else {
        if codes.iter().any(|code| fits(&code)) {
            return Ok(CheckedIn::OtherSession);
        }
        count_wrong(transaction, app, newest.id, mine.id, tries.as_ref()).await?;
        let left = most - tries.map_or(0, |tries| tries.wrong) - 1;
        return Ok(if left > 0 { CheckedIn::Wrong { left } } else { CheckedIn::TooOften });
    };
    let session = attended.iter().find(|session| session.id == code.session_id).copied().ok_or(Error::NotFound)?;
    let before = known(transaction, session.id, &[mine.id]).await?.remove(&mine.id).unwrap_or_default();
    if let Some(before) = before.iter().find(|piece| piece.source_id == Some(code.id)) {
        return Ok(CheckedIn::At { session_id: session.id, at: before.at.0 });
    }
    let new = attendance_evidence::Model { source_id: Some(code.id), ..piece(&app.clock, None, session.id, mine.id, EvidenceKind::SelfCheckIn) };
    add(transaction, vec![new]).await?;
    settle(transaction, &event, session, &[mine.id]).await?;
    Ok(CheckedIn::At { session_id: session.id, at: now })
}

async fn count_wrong(transaction: &DatabaseTransaction, app: &App, code_id: Uuid, registration_id: Uuid, before: Option<&check_in_try::Model>) -> Result<(), Error> {
    match before {
        Some(before) => {
            let more = check_in_try::Entity::update_many().col_expr(check_in_try::Column::Wrong, Expr::col(check_in_try::Column::Wrong).add(1));
            more.filter(check_in_try::Column::Id.eq(before.id)).exec(transaction).await?;
        }
        None => {
            let first = check_in_try::ActiveModel { id: Set(app.clock.id()), code_id: Set(code_id), registration_id: Set(registration_id), wrong: Set(1) };
            check_in_try::Entity::insert(first).exec_without_returning(transaction).await?;
        }
    }
    let more = check_in_code::Entity::update_many().col_expr(check_in_code::Column::Wrong, Expr::col(check_in_code::Column::Wrong).add(1));
    more.filter(check_in_code::Column::Id.eq(code_id)).exec(transaction).await?;
    Ok(())
}

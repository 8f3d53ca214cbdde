//! Looks at a link without using it up: the page with the button.

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::app::App;
use crate::entity::{Moment, organiser, sign_in_link};
use crate::error::{Error, Refusal};
use crate::keys::Token;

/// Whose link it is, so that nobody signs in as somebody else without noticing.
///
/// # Errors
/// `Refused(LinkExpired)` for a link that is used, too old or none of ours.
pub async fn open(app: &App, token: &Token) -> Result<organiser::Model, Error> {
    good(app.db.reader(), token, app.clock.now()).await.map(|(_, organiser)| organiser)
}

pub(super) async fn good(connection: &impl ConnectionTrait, token: &Token, now: Timestamp) -> Result<(sign_in_link::Model, organiser::Model), Error> {
    let link = sign_in_link::Entity::find()
        .filter(sign_in_link::Column::TokenHash.eq(token.hash()))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .filter(sign_in_link::Column::ExpiresAt.gt(Moment(now)))
        .one(connection)
        .await?
        .ok_or(Refusal::LinkExpired)?;
    let organiser = organiser::Entity::find_by_id(link.organiser_id).filter(organiser::Column::Active.eq(true)).one(connection).await?.ok_or(Refusal::LinkExpired)?;
    Ok((link, organiser))
}

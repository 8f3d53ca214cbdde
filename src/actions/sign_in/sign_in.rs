//! The button behind the link: uses it up and opens a session.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::open_session::{Way, open_session, tokens};
use super::{Browser, Opened, open};
use crate::app::App;
use crate::entity::{Moment, sign_in_link};
use crate::error::{Error, Refusal};
use crate::keys::Token;

/// Signs in; the session this browser had ends (ASVS 7.2.4).
///
/// # Errors
/// `Refused(LinkExpired)` for a link that is used, too old or none of ours.
pub async fn sign_in(app: &App, token: Token, browser: Browser) -> Result<Opened, Error> {
    let ground = app.clone();
    let opened = tokens(app, &browser);
    let given = opened.clone();
    app.db.write(move |transaction| Box::pin(async move { use_link(transaction, &ground, &token, &browser, &given).await })).await?;
    app.bell.notify_one();
    Ok(opened)
}

async fn use_link(transaction: &DatabaseTransaction, app: &App, token: &Token, browser: &Browser, opened: &Opened) -> Result<(), Error> {
    let now = app.clock.now();
    let (link, organiser) = open::good(transaction, token, now).await?;
    // The condition decides between two presses at once; what was read above may be old.
    let used = sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::UsedAt, Expr::value(Moment(now)))
        .filter(sign_in_link::Column::Id.eq(link.id))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .exec(transaction)
        .await?;
    if used.rows_affected != 1 {
        return Err(Refusal::LinkExpired.into());
    }
    open_session(transaction, app, &organiser, browser, opened, Way { name: "link", ..Way::default() }).await
}

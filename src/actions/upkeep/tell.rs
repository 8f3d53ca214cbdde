//! Administrators are told of trouble of the service itself.

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};

use crate::actions::registration::followers::posting;
use crate::app::App;
use crate::entity::organiser;
use crate::error::Error;
use crate::outbox;
use crate::rules::letter::Letter;
use crate::rules::permission::Role;
use crate::rules::upkeep::{Trouble, TroubleFacts};

/// A mail to each administrator; gives how many there are.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn tell(transaction: &DatabaseTransaction, app: &App, trouble: &Trouble) -> Result<usize, Error> {
    let admins = organiser::Entity::find().filter(organiser::Column::Role.eq(Role::Admin.code())).filter(organiser::Column::Active.eq(true));
    let admins = admins.order_by_asc(organiser::Column::Id).all(transaction).await?;
    let letter = |organiser: &organiser::Model| Letter::Trouble { trouble: TroubleFacts { organiser: organiser.name.clone(), trouble: trouble.clone() } };
    let letters: Vec<outbox::Posting> = admins.iter().filter_map(|admin| posting(admin, letter(admin))).collect();
    let mails = letters.len();
    outbox::post(transaction, &app.clock, app.mail_domain(), letters).await?;
    Ok(mails)
}

//! The demo's report by mail, and somebody who asked to be erased.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::events::{EVENTS, Ending};
use crate::actions::Acting;
use crate::actions::report_schedule::Rhythm;
use crate::actions::report_schedule::set_up::{Asked, set_up};
use crate::actions::retention::ask::ask;
use crate::app::App;
use crate::entity::{event, programme, registration};
use crate::error::Error;
use crate::rules::language::Language;
use crate::rules::report::Selection;
use crate::rules::report_schedule::{Covers, Every, Scheduled, View};

/// # Errors
/// The database's.
pub async fn load(app: &App, acting: Acting) -> Result<(), Error> {
    let first = programme::Entity::find().order_by_asc(programme::Column::Name).select_only().column(programme::Column::Id);
    let programmes: Vec<Uuid> = first.into_tuple().one(app.db.reader()).await?.into_iter().collect();
    let selection = Selection { programmes, ..Selection::default() };
    let scheduled = Scheduled { selection, more: Vec::new() };
    let readers = [acting.organiser_id].into();
    set_up(app, acting, Asked { view: View::Report, scheduled, rhythm: Rhythm { every: Every::Quarter, covers: Covers::Ended, readers } }).await?;
    // Somebody of an event that is over.
    let Some(past) = EVENTS.iter().find(|shown| matches!(shown.ending, Ending::Past(_))) else { return Ok(()) };
    let Some(past) = event::Entity::find().filter(event::Column::Slug.eq(past.slug)).one(app.db.reader()).await? else { return Ok(()) };
    let last = registration::Entity::of(past.id).order_by_desc(registration::Column::Id).select_only().column(registration::Column::PersonId);
    let Some(person) = last.into_tuple::<Uuid>().one(app.db.reader()).await? else { return Ok(()) };
    ask(app, person, Language::Nl).await
}

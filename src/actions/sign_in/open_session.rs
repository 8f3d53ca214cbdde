//! Opens a session for somebody who has passed the first step. How far it leads is asked at each request (`rules::second_step`).

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;

use super::{Browser, Opened, device, sign_out};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{login, organiser, second_step};
use crate::error::Error;
use crate::rules::permission::Role;

/// How somebody came.
#[derive(Debug, Clone, Default)]
pub(super) struct Way {
    /// In the audit log: `link` or `provider`.
    pub name: &'static str,
    /// The provider vouches for two factors: the second step is passed.
    pub two_factors: bool,
    pub organisation: Option<String>,
    /// The sealed ID token.
    pub provider_token: Option<Vec<u8>>,
}

/// The tokens of a new session in that browser.
pub(super) fn tokens(app: &App, browser: &Browser) -> Opened {
    Opened { session: app.keys.random(), device: browser.device.clone().unwrap_or_else(|| app.keys.random()) }
}

pub(super) async fn open_session(transaction: &DatabaseTransaction, app: &App, organiser: &organiser::Model, browser: &Browser, opened: &Opened, way: Way) -> Result<(), Error> {
    let now = app.clock.now();
    if let Some(former) = &browser.former {
        sign_out::end(transaction, &former.hash(), now).await?;
    }
    let row = login::ActiveModel {
        id: Set(app.clock.id()),
        organiser_id: Set(organiser.id),
        token_hash: Set(opened.session.hash()),
        created_at: Set(now.into()),
        last_seen_at: Set(now.into()),
        expires_at: Set((now + app.config.session_longest).into()),
        ended_at: Set(None),
        second_step_at: Set(way.two_factors.then(|| now.into())),
        device: Set(browser.code.clone()),
        organisation: Set(way.organisation),
        provider_token: Set(way.provider_token),
    };
    login::Entity::insert(row).exec_without_returning(transaction).await?;
    let role = Role::parse(&organiser.role).ok_or_else(|| Error::Internal(anyhow::anyhow!("an organiser with an unknown role")))?;
    let acting = Acting { organiser_id: organiser.id, role };
    let noted = json!({ "way": way.name });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "sign_in", Subject("organiser", organiser.id), noted).await?;
    let steps = second_step::Entity::find().filter(second_step::Column::OrganiserId.eq(organiser.id)).count(transaction).await?;
    if steps == 0 || way.two_factors {
        // Who has a second step to pass has not come in yet: their browser is noted when they have.
        device::note(transaction, app, organiser, &opened.device, &browser.code).await?;
    }
    Ok(())
}
